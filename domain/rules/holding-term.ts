import { furtherId } from '../model/further-id.ts';
import type { FollowUpId, HoldingId } from '../model/ids.ts';
import { dateOf, dayNumber } from './calendar/local-date.ts';

/** `none`: it has no last day; `ahead`: it has not begun; `ending`: somebody should think of it by now; `over`: its last day was before today. */
export const termStates = ['none', 'ahead', 'running', 'ending', 'over'] as const;
export type TermState = (typeof termStates)[number];

interface Dated {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly remindDays: number;
}

export interface Term {
  readonly state: TermState;
  /** From today to the last day: 0 on the day itself, less than 0 afterwards; null where there is none. */
  readonly days: number | null;
}

/** How a warranty or a contract stands on a day. Its last day still counts. */
export function termOn({ startsOn, endsOn, remindDays }: Dated, today: string): Term {
  const days = endsOn === null ? null : dayNumber(endsOn) - dayNumber(today);
  if (days !== null && days < 0) return { state: 'over', days };
  if (startsOn !== null && startsOn > today) return { state: 'ahead', days };
  if (days === null) return { state: 'none', days };
  return { state: days <= remindDays ? 'ending' : 'running', days };
}

/** The day on which the customer should be spoken to about its end: so many days before as it says, or today where that is past. */
export function reminderDay(
  { endsOn, remindDays }: Pick<Dated, 'remindDays'> & { readonly endsOn: string },
  today: string,
) {
  const planned = dateOf(Math.max(0, dayNumber(endsOn) - remindDays));
  return planned > today ? planned : today;
}

/** The follow-up about its end: one for each last day, whoever asks for it first, on whichever device. */
export function followUpOfTerm(id: HoldingId, endsOn: string): FollowUpId {
  return furtherId(id, dayNumber(endsOn)) as FollowUpId;
}
