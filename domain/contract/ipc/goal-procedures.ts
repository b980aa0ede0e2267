import { z } from 'zod';
import type { GoalPeriod, GoalStep, GoalSubject } from '../../model/goal-fields.ts';
import { type AgentId, type CaseId, type GoalId, type RecognitionId, type TeamId, teamId } from '../../model/ids.ts';
import type { RecognitionReason, RecognitionState } from '../../model/recognition-fields.ts';
import type { LeagueRules } from '../../rules/definitions/league-rules.ts';
import type { League, LeagueEntry } from '../../rules/goals/league.ts';
import type { GoalState } from '../../rules/goals/progress.ts';
import type { DayPeriod } from '../../rules/metrics/day-period.ts';
import { page, zone } from './common-input.ts';
import { query } from './procedure.ts';
import type { SaveState } from './save-state.ts';

/** One week, month or quarter of a goal, cut to the goal's days. */
export interface GoalPeriodView extends DayPeriod {
  /** In the unit of the figure. */
  readonly target: number;
  readonly value: number | null;
  readonly n: number;
  /** How much of its time is over, from 0 to 1. */
  readonly gone: number;
  readonly state: GoalState;
}

/** Why no progress is told: the figure means something else now, or this device holds only a part of the work it is of. */
export type GoalSilence = 'redefined' | 'part-only';

export interface GoalView {
  readonly id: GoalId;
  readonly subject: GoalSubject;
  readonly teamId: TeamId | null;
  readonly teamName: string | null;
  readonly agentId: AgentId | null;
  readonly agentName: string | null;
  readonly metric: string;
  readonly metricVersion: number;
  readonly period: GoalPeriod;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** As it is kept, in whole numbers. */
  readonly target: number;
  readonly steps: readonly (Omit<GoalStep, 'by'> & { readonly byName: string | null })[];
  readonly silence: GoalSilence | null;
  /** The period that runs now, or the last one of a goal that is over; none where nothing is told. */
  readonly current: GoalPeriodView | null;
  /** Those before, the latest first. */
  readonly past: readonly GoalPeriodView[];
  readonly saveState: SaveState;
}

/** Somebody in the league; names of people who left stay with their work. */
export interface LeagueRow extends LeagueEntry {
  readonly name: string | null;
}

export interface LeagueView extends Omit<League, 'ranked' | 'tooFew'> {
  readonly rules: LeagueRules;
  /** Whether the person may see agents side by side; of who may not, and of a figure that is no share, there are no rows. */
  readonly isShown: boolean;
  readonly ranked: readonly LeagueRow[];
  readonly tooFew: readonly { readonly agentId: string; readonly name: string | null; readonly n: number }[];
}

export interface RecognitionRow {
  readonly id: RecognitionId;
  readonly fromId: AgentId;
  readonly fromName: string | null;
  readonly toId: AgentId;
  readonly toName: string | null;
  readonly reason: RecognitionReason;
  readonly text: string;
  readonly caseId: CaseId | null;
  /** None of a case that this device does not hold. */
  readonly caseNumber: string | null;
  readonly teamName: string | null;
  readonly state: RecognitionState;
  readonly givenAt: number;
  readonly saveState: SaveState;
}

export interface RecognitionPage {
  readonly total: number;
  /** The newest first; those taken back only where the person gave them. */
  readonly rows: readonly RecognitionRow[];
}

const day = z.iso.date();

export const goalProcedures = {
  /** Goals that the person may see with how they stand: a lead all, an agent their own, their teams' and the workspace's. Those that go on first. */
  'goals.list': query<readonly GoalView[]>()(
    z.strictObject({
      zone,
      /** The person's own alone, and of those only what goes on today. */
      mine: z.boolean().default(false),
    }),
  ),
  /** Agents side by side for a share, of a team or of all that the person may count. */
  'league.get': query<LeagueView>()(
    z.strictObject({
      metric: z.string().max(60),
      period: z
        .strictObject({ from: day, to: day })
        .refine(({ from, to }) => from <= to, 'a period begins before it ends'),
      zone,
      teamId: teamId.nullable().default(null),
    }),
  ),
  'recognitions.list': query<RecognitionPage>()(z.strictObject({ ...page, mine: z.boolean().default(false) })),
} as const;
