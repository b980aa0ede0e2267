import { z } from 'zod';
import type { CaseType } from '../../model/choices.ts';
import {
  type AgentId,
  type CaseId,
  type ImprovementActionId,
  type ServiceReviewId,
  serviceReviewId,
  type TeamId,
} from '../../model/ids.ts';
import type { ActionState, ExampleReason, ReviewFigure } from '../../model/service-review-fields.ts';
import type { ComplaintCause } from '../../rules/complaint-path.ts';
import type { ReportReach } from '../../rules/report-reach.ts';
import { nothing } from './common-input.ts';
import { query } from './procedure.ts';
import type { SaveState } from './save-state.ts';

/** As it stands in the list. */
export interface ServiceReviewRow {
  readonly id: ServiceReviewId;
  readonly title: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly zone: string;
  readonly teamId: TeamId | null;
  /** Null for all teams. */
  readonly teamName: string | null;
  readonly state: 'open' | 'closed';
  readonly createdAt: number;
  readonly createdByName: string;
  readonly closedAt: number | null;
  readonly closedByName: string | null;
  /** Of what was decided in it. */
  readonly actions: number;
  readonly openActions: number;
  readonly saveState: SaveState;
}

export interface ImprovementRow {
  readonly id: ImprovementActionId;
  readonly reviewId: ServiceReviewId;
  /** Null where this device does not hold the review. */
  readonly reviewTitle: string | null;
  readonly text: string;
  readonly ownerId: AgentId;
  readonly ownerName: string;
  readonly dueOn: string;
  readonly state: ActionState;
  readonly outcome: string;
  readonly settledAt: number | null;
  readonly settledByName: string | null;
  readonly createdAt: number;
  readonly saveState: SaveState;
}

export interface RemindedImprovement {
  readonly text: string;
  readonly dueOn: string;
  readonly what: 'soon' | 'overdue';
}

/** One of my improvement actions, or the first due of many that came at once. */
export interface ImprovementReminder {
  readonly total: number;
  /** So many of all of them. */
  readonly overdue: number;
  readonly actions: readonly RemindedImprovement[];
}

export interface ServiceReviewView extends ServiceReviewRow {
  readonly rev: number;
  readonly summary: string;
  /** From earlier reviews, open ones first; what is due first before others. */
  readonly carried: readonly ImprovementRow[];
  /** Decided in this one. */
  readonly decided: readonly ImprovementRow[];
}

export interface ReviewCase {
  readonly caseId: CaseId;
  readonly why: ExampleReason;
  /** None of a case that this device does not hold any more. */
  readonly number: string | null;
  readonly subject: string | null;
  readonly type: CaseType | null;
  readonly handleMs: number;
  readonly contacts: number;
  readonly solveMs: number | null;
  readonly reopenings: number;
  readonly score: number | null;
}

export interface ReviewComplaint {
  readonly caseId: CaseId;
  readonly number: string | null;
  readonly subject: string | null;
  readonly openedAt: number;
  /** Null until somebody said. */
  readonly cause: ComplaintCause | null;
  /** What was done so that it does not come again: a measure, or the name of an article; null until somebody said. */
  readonly prevention: string | null;
  /** Why nothing is done; null where something is, or nobody said. */
  readonly waived: string | null;
}

/** What a period was like. */
export interface ReviewPack {
  /** As they are now, or were when the review was closed. */
  readonly figures: readonly ReviewFigure[];
  readonly examples: readonly ReviewCase[];
  /** The newest first, so many as fit. */
  readonly complaints: readonly ReviewComplaint[];
  readonly complaintCount: number;
  /** Whose work was counted. */
  readonly reach: ReportReach;
  /** Records, about, that are not counted yet. */
  readonly behind: number;
}

export const serviceReviewProcedures = {
  /** The last begun first. An agent's device holds none. */
  'serviceReviews.list': query<readonly ServiceReviewRow[]>()(nothing),
  'serviceReviews.get': query<ServiceReviewView>()(z.strictObject({ reviewId: serviceReviewId })),
  /** The pack. It takes a while: figures are held against those of eight periods before. */
  'serviceReviews.figures': query<ReviewPack>()(
    z.strictObject({
      reviewId: serviceReviewId,
      /** What was kept when it was closed, if it is; otherwise as things are now. */
      kept: z.boolean().default(false),
    }),
  ),
  /** What I am to do, by the day it is due; then what was settled, the last first. */
  'improvements.list': query<readonly ImprovementRow[]>()(nothing),
} as const;
