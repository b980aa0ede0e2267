import { z } from 'zod';
import { day } from './day.ts';
import { fields as f } from './fields.ts';
import { agentId, commandUid, teamId } from './ids.ts';

export const goalSubjects = ['workspace', 'team', 'agent'] as const;
export type GoalSubject = (typeof goalSubjects)[number];

/** Periods of the wall calendar: weeks from Monday, months and quarters from their first day. */
export const goalPeriods = ['week', 'month', 'quarter'] as const;
export type GoalPeriod = (typeof goalPeriods)[number];

export const goalLimits = {
  note: 500,
  /** Ten years in milliseconds: no figure is longer. */
  target: 315_576_000_000,
  /** Of what was said of it the newest are kept. */
  steps: 200,
} as const;

/** What somebody said of it, in the order in which it was accepted; `key` is the command that did it. */
const goalStep = z.strictObject({
  key: commandUid,
  by: agentId,
  at: z.int(),
  /** From this day on it holds. */
  from: day,
  target: z.int(),
  endsOn: day.nullable(),
  note: z.string().max(goalLimits.note),
});
export type GoalStep = z.infer<typeof goalStep>;

/** What a figure is to come to, in each week, month or quarter anew, until it is ended. */
export const goalFields = {
  subject: f.choice('immutable', goalSubjects),
  /** Of a team, or of the agent in it; none for the workspace. */
  teamId: f.optionalRef('immutable', teamId),
  agentId: f.optionalRef('immutable', agentId),
  metric: f.text('immutable', 60),
  /** What the metric meant then. */
  metricVersion: f.integer('immutable'),
  period: f.choice('immutable', goalPeriods),
  startsOn: f.day('immutable'),
  /** The last day; none while it goes on. */
  endsOn: f.optionalDay('derived'),
  /** In whole numbers, see `targetScale`. */
  target: f.integer('derived'),
  /** Whoever set it otherwise meanwhile is in there too: nothing anybody said is lost. */
  steps: f.json('derived', z.array(goalStep).readonly()),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  changedAt: f.instant('derived'),
  recordedAt: f.optionalInstant('server-only'),
};
