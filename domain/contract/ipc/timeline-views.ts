import { z } from 'zod';
import type { CallDirection, CallOutcome, FollowUpOutcome, FollowUpStatus } from '../../model/choices.ts';
import { type CaseId, type CustomerId, customerId } from '../../model/ids.ts';
import type { RecommendationState } from '../../model/recommendation-fields.ts';
import { query } from './procedure.ts';

interface Moment {
  readonly id: string;
  readonly at: number;
  /** What it was about. */
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  /** Who of us, or who wrote; none where nobody is named. */
  readonly who: string | null;
  /** The beginning of what was said. */
  readonly text: string;
}

/** Anything that passed between a customer and us. */
export type TimelineMoment =
  | (Moment & { readonly kind: 'case' | 'message-in' | 'message-out' | 'visit' })
  | (Moment & { readonly kind: 'call'; readonly direction: CallDirection; readonly outcome: CallOutcome })
  | (Moment & {
      readonly kind: 'follow-up';
      readonly status: FollowUpStatus;
      readonly outcome: FollowUpOutcome | null;
    })
  | (Moment & { readonly kind: 'survey'; readonly score: number })
  /** The customer was told of it. */
  | (Moment & { readonly kind: 'recommendation'; readonly state: RecommendationState });

export interface CustomerTimeline {
  readonly customerId: CustomerId;
  /** The newest first. */
  readonly rows: readonly TimelineMoment[];
  /** Whether there is more, further back. */
  readonly more: boolean;
}

export const timelineProcedures = {
  /** Everything that passed between a customer and us on whatever channel, as far as this device holds it. */
  'customers.timeline': query<CustomerTimeline>()(
    z.strictObject({ customerId, limit: z.int().min(1).max(1000).default(20) }),
  ),
};
