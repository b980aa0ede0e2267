import dayjs from 'dayjs';
import type { OccasionRow } from '#domain/contract/ipc/care-views.ts';
import type { ConsentChannel } from '#domain/model/service-file-fields.ts';
import { type CareBar, careBar } from '#domain/rules/care-consent.ts';
import { blanksIn } from '#domain/rules/prepared-text.ts';

/** What keeps a customer's day from being planned: by their own wish, because it is planned, or because the text does not fit them. */
export type LeftOut = CareBar | 'planned' | 'blank';

export interface PlannedDay {
  readonly row: OccasionRow;
  readonly text: string;
  readonly dueAt: number;
}

export interface CarePlan {
  readonly planned: readonly PlannedDay[];
  readonly leftOut: readonly { readonly row: OccasionRow; readonly why: LeftOut }[];
}

interface Wish {
  readonly channel: ConsentChannel;
  /** Of the day, by the clock of the agent. */
  readonly minute: number;
  readonly now: number;
  textFor(row: OccasionRow): string;
}

/** Who is thought of how and when, and who is left out and why. */
export function carePlanOf(rows: readonly OccasionRow[], { channel, minute, now, textFor }: Wish): CarePlan {
  const planned: PlannedDay[] = [];
  const leftOut: CarePlan['leftOut'][number][] = [];
  for (const row of rows) {
    const text = textFor(row);
    const why = row.planned
      ? 'planned'
      : (careBar(row, channel, minute) ?? (blanksIn(text).length > 0 ? 'blank' : null));
    if (why !== null) leftOut.push({ row, why });
    else planned.push({ row, text, dueAt: Math.max(now, dayjs(row.date).add(minute, 'minute').valueOf()) });
  }
  return { planned, leftOut };
}
