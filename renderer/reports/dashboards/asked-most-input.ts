import { type QuestionsAsked, questionDays } from '#domain/contract/ipc/question-views.ts';
import { caseTypes, channels } from '#domain/model/choices.ts';
import { teamId } from '#domain/model/ids.ts';
import { dayNumber } from '#domain/rules/calendar/local-date.ts';
import type { ReportFrame } from '../filters/report-frame.ts';

export type AskedMostWanted = Pick<QuestionsAsked, 'days' | 'teamId' | 'channel' | 'type' | 'product'>;

/** How questions are narrowed: each by one value. */
const narrowedBy: readonly string[] = ['teamId', 'channel', 'type', 'product'];

/** The questions that go with a page: of the days up to now that hold its period. Null where questions cannot be narrowed as the page is. */
export function askedMostInput({ span, filters }: ReportFrame, today: string): AskedMostWanted | null {
  const cannot = Object.entries(filters).some(
    ([name, values]) => values.length > 0 && (!narrowedBy.includes(name) || values.length > 1 || values[0] === null),
  );
  if (cannot) return null;
  const back = dayNumber(today) - dayNumber(span.from) + 1;
  const only = (name: string) => filters[name]?.[0] ?? null;
  return {
    days: questionDays.find((each) => each >= back) ?? 365,
    teamId: teamId.safeParse(only('teamId')).data ?? null,
    channel: channels.find((each) => each === only('channel')) ?? null,
    type: caseTypes.find((each) => each === only('type')) ?? null,
    product: only('product'),
  };
}
