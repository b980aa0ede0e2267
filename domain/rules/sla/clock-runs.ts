import { isFinished } from '../status-machine.ts';
import type { CaseLife } from './case-life.ts';
import type { ClockKind, ServiceLevel } from './service-level.ts';

/** One promise: from what began it to what kept it. */
export interface ClockRun {
  readonly from: number;
  /** When the server learned of what began it. */
  readonly fromRecordedAt: number | null;
  /** Null while it is not kept. */
  readonly to: number | null;
  readonly toRecordedAt: number | null;
}

/** What counts for a clock of the case, the present one last; none when nothing has begun it. */
export function clockRuns(kind: ClockKind, life: CaseLife, level: ServiceLevel): readonly ClockRun[] {
  const answeredAtOnce = level.conversationAnswers && life.inConversation;
  switch (kind) {
    case 'first-response':
      return [firstResponse(life, answeredAtOnce)];
    case 'next-reply':
      return replies(life, answeredAtOnce);
    case 'periodic-update':
      return updates(life, answeredAtOnce);
    case 'agent-work':
    case 'requester-wait':
    case 'total-resolution':
      return [untilSolved(life)];
  }
}

function firstResponse(life: CaseLife, answeredAtOnce: boolean): ClockRun {
  const opening = { from: life.openedAt, fromRecordedAt: life.recordedAt };
  if (answeredAtOnce) return { ...opening, to: life.openedAt, toRecordedAt: life.recordedAt };
  const answer = life.messages.find(({ from }) => from === 'agent');
  return { ...opening, to: answer?.happenedAt ?? null, toRecordedAt: answer?.recordedAt ?? null };
}

/** After the first response: from the oldest unanswered message of the customer to the answer. */
function replies(life: CaseLife, answeredAtOnce: boolean): ClockRun[] {
  const runs: ClockRun[] = [];
  let answered = answeredAtOnce;
  let waiting: Pick<ClockRun, 'from' | 'fromRecordedAt'> | undefined;
  for (const { from, happenedAt, recordedAt } of life.messages) {
    if (from === 'customer') {
      if (answered) waiting ??= { from: happenedAt, fromRecordedAt: recordedAt };
      continue;
    }
    if (waiting) runs.push({ ...waiting, to: happenedAt, toRecordedAt: recordedAt });
    waiting = undefined;
    answered = true;
  }
  if (waiting) runs.push({ ...waiting, to: null, toRecordedAt: null });
  return runs;
}

/** After the first response: from each message to the customer to the next. */
function updates(life: CaseLife, answeredAtOnce: boolean): ClockRun[] {
  const heard = life.messages
    .filter(({ from }) => from === 'agent')
    .map(({ happenedAt, recordedAt }) => ({ at: happenedAt, recordedAt }));
  if (answeredAtOnce) heard.unshift({ at: life.openedAt, recordedAt: life.recordedAt });
  return heard.map(({ at, recordedAt }, i) => ({
    from: at,
    fromRecordedAt: recordedAt,
    to: heard[i + 1]?.at ?? null,
    toRecordedAt: heard[i + 1]?.recordedAt ?? null,
  }));
}

/** From the opening to the last solution; one that was taken back kept nothing. */
function untilSolved(life: CaseLife): ClockRun {
  const working = life.periods.findLastIndex(({ status }) => !isFinished(status));
  const solution = life.periods[working + 1];
  return {
    from: life.openedAt,
    fromRecordedAt: life.recordedAt,
    to: solution?.from ?? null,
    toRecordedAt: solution?.recordedAt ?? null,
  };
}
