import type { StatusLog } from '../model/case-fields.ts';
import type { CaseStatus } from '../model/choices.ts';

/** The log with one more move: a clock that runs behind counts as the moment of the move before. */
export function withStatus(log: StatusLog, status: CaseStatus, at: number): StatusLog {
  const last = log.at(-1);
  return [...log, { status, at: Math.max(at, last?.at ?? at) }];
}

/** The moves of a case that was made before they were logged, as far as its other fields tell. */
export function statusLogOf(fields: {
  readonly statusLog: StatusLog;
  readonly status: CaseStatus;
  readonly openedAt: number;
  readonly solvedAt: number | null;
}): StatusLog {
  const { statusLog, status, openedAt, solvedAt } = fields;
  if (statusLog.length > 0) return statusLog;
  const opened = { status: 'new', at: openedAt } as const;
  return status === 'new' ? [opened] : withStatus([opened], status, solvedAt ?? openedAt);
}
