import { z } from 'zod';
import { day } from './day.ts';
import { fields as f } from './fields.ts';
import { agentId, caseId, serviceReviewId, teamId } from './ids.ts';

export const reviewStates = ['open', 'closed'] as const;

/** Why a case stands in a review as an example: the rules are in rules/service-review/example-cases.ts. */
export const exampleReasons = ['typical', 'longest', 'reopened', 'worst-rated', 'best'] as const;
export type ExampleReason = (typeof exampleReasons)[number];

export const serviceReviewLimits = { title: 200, summary: 20_000, figures: 60, examples: 20 } as const;

/** A figure as it was when the review was closed. */
export const reviewFigure = z.strictObject({
  metric: z.string().min(1).max(60),
  version: z.int().min(1),
  value: z.number().nullable(),
  /** So many facts it was worked out from. */
  n: z.int().min(0),
  /** Its value in the like period before. */
  compared: z.number().nullable(),
  /** What it is usually like, of how many like periods; null where they are too few. */
  usual: z.strictObject({ median: z.number(), spread: z.number().min(0), periods: z.int().min(1) }).nullable(),
});
export type ReviewFigure = z.infer<typeof reviewFigure>;

export const reviewExample = z.strictObject({ caseId, why: z.enum(exampleReasons) });
export type ReviewExample = z.infer<typeof reviewExample>;

/** Leads look back at a period: what it was like, and what is to become better. */
export const serviceReviewFields = {
  title: f.text('last-accepted', serviceReviewLimits.title),
  /** Local dates of `zone`, both included. */
  firstDay: f.ref('immutable', day),
  lastDay: f.ref('immutable', day),
  zone: f.text('immutable', 60),
  /** Null: all teams whose work the reader may count. */
  teamId: f.optionalRef('immutable', teamId),
  /** What was found and concluded. */
  summary: f.text('text-merge', serviceReviewLimits.summary),
  state: f.choice('derived', reviewStates),
  /** Empty until it is closed; so are the examples. */
  figures: f.json('derived', z.array(reviewFigure).readonly()),
  examples: f.json('derived', z.array(reviewExample).readonly()),
  closedBy: f.optionalRef('derived', agentId),
  closedAt: f.optionalInstant('derived'),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};

export const actionStates = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

export const improvementActionLimits = { text: 2000, outcome: 2000 } as const;

/** What somebody does until a day so that service becomes better. It stands in every later review until it is settled. */
export const improvementActionFields = {
  /** The review that it comes from, which an agent's device does not hold. */
  reviewId: f.ref('immutable', serviceReviewId),
  /** Of that review. */
  teamId: f.optionalRef('immutable', teamId),
  text: f.text('last-accepted', improvementActionLimits.text),
  ownerId: f.ref('last-accepted', agentId),
  dueOn: f.ref('last-accepted', day),
  state: f.choice('derived', actionStates),
  /** What came of it, or why it was dropped. */
  outcome: f.text('derived', improvementActionLimits.outcome),
  settledBy: f.optionalRef('derived', agentId),
  settledAt: f.optionalInstant('derived'),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};
