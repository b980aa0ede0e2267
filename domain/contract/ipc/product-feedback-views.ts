import { z } from 'zod';
import type { CaseStatus, FollowUpOutcome, FollowUpStatus } from '../../model/choices.ts';
import type { ContactPoint } from '../../model/customer-fields.ts';
import {
  type AgentId,
  agentId,
  type CaseId,
  type CustomerId,
  caseId,
  customerId,
  type FollowUpId,
  type ProductFeedbackId,
  productFeedbackId,
} from '../../model/ids.ts';
import {
  type ProductFeedbackState,
  type ProductFeedbackStep,
  productFeedbackLimits,
  productFeedbackStates,
} from '../../model/product-feedback-fields.ts';
import { type Consent, consentChannels } from '../../model/service-file-fields.ts';
import { command, query } from './procedure.ts';
import type { BulkResult } from './queue-views.ts';
import type { SaveState } from './save-state.ts';

/** As it stands in lists. */
export interface ProductFeedbackRow {
  readonly id: ProductFeedbackId;
  readonly problem: string;
  readonly product: string;
  readonly state: ProductFeedbackState;
  readonly ownerId: AgentId;
  readonly ownerName: string;
  readonly dueAt: number | null;
  readonly answeredAt: number | null;
  readonly createdAt: number;
  readonly changedAt: number;
  /** All of its cases, those of other teams among them. */
  readonly caseCount: number;
  /** How often it was answered. */
  readonly round: number;
  /** Customers who have a follow-up about its last answer, as far as this device holds them. */
  readonly told: number;
  readonly saveState: SaveState;
}

export interface ProductFeedbackPage {
  readonly total: number;
  readonly rows: readonly ProductFeedbackRow[];
  /** What can be asked for as `product`. */
  readonly products: readonly string[];
}

export interface FeedbackStepView extends Omit<ProductFeedbackStep, 'by'> {
  readonly byName: string;
}

export interface FeedbackCase {
  readonly id: CaseId;
  readonly number: string;
  readonly subject: string;
  readonly status: CaseStatus;
  readonly openedAt: number;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
}

/** A follow-up in which somebody is told an answer. */
export interface FeedbackTelling {
  readonly id: FollowUpId;
  /** The file that its customer's id leads to. */
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly ownerName: string;
  readonly dueAt: number;
  readonly status: FollowUpStatus;
  readonly outcome: FollowUpOutcome | null;
  /** About the answer that stands now. */
  readonly isNow: boolean;
}

/** Who reported it in cases that this device holds. */
export interface FeedbackCustomer {
  readonly customerId: CustomerId;
  readonly name: string;
  readonly organisationName: string | null;
  readonly consents: readonly Consent[];
  readonly contactPoints: readonly ContactPoint[];
  /** Their newest case of it, on which they are told, its team, and who works on it. */
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly caseSubject: string;
  readonly teamName: string;
  readonly assigneeId: AgentId | null;
  /** They hear of this answer already, or still of an earlier one. */
  readonly isTold: boolean;
}

export interface ProductFeedbackView extends ProductFeedbackRow {
  readonly evidence: string;
  readonly answer: string;
  readonly createdBy: AgentId;
  readonly createdByName: string;
  /** The newest first. */
  readonly cases: readonly FeedbackCase[];
  /** So many cases are not held here: other teams', or closed long ago. */
  readonly elsewhere: number;
  readonly customers: readonly FeedbackCustomer[];
  /** The last due first. */
  readonly tellings: readonly FeedbackTelling[];
  /** The last step first. */
  readonly steps: readonly FeedbackStepView[];
}

/** What a case shows of what was reported from it. */
export type CaseFeedback = Pick<ProductFeedbackRow, 'id' | 'problem' | 'state' | 'dueAt' | 'answeredAt'>;

const filter = {
  /** All, when left out. */
  states: z
    .array(z.enum(productFeedbackStates))
    .min(1)
    .default([...productFeedbackStates]),
  product: z.string().max(productFeedbackLimits.product).nullable().default(null),
  ownerId: agentId.nullable().default(null),
  /** Only what is not answered in time. */
  overdue: z.boolean().default(false),
};
const feedbackAsked = z.strictObject({
  ...filter,
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});
export type FeedbackAsked = z.output<typeof feedbackAsked>;
export type FeedbackFilter = Omit<FeedbackAsked, 'offset' | 'limit'>;

export const productFeedbackProcedures = {
  /** What nobody answered yet first, by when an answer is due; then what was, the last changed first. */
  'productFeedback.list': query<ProductFeedbackPage>()(feedbackAsked),
  'productFeedback.get': query<ProductFeedbackView>()(z.strictObject({ feedbackId: productFeedbackId })),
  /** What was reported from a case, or from one that was merged into it. */
  'productFeedback.ofCase': query<readonly CaseFeedback[]>()(z.strictObject({ caseId })),
  /** What products are called here, the most frequent first. */
  'productNames.list': query<readonly string[]>()(z.strictObject({})),
  /** Follow-ups for many who reported it, in one step; who has refused, or hears of it already, is refused. */
  'productFeedback.tell': command<BulkResult>()(
    z.strictObject({
      id: z.uuid(),
      feedbackId: productFeedbackId,
      round: z.int().min(1),
      channel: z.enum(consentChannels),
      dueAt: z.int(),
      plans: z
        .array(z.strictObject({ customerId, caseId, ownerId: agentId, promise: z.string().trim().min(1).max(2000) }))
        .min(1)
        .max(productFeedbackLimits.cases),
    }),
  ),
  /** The list as CSV, headers and values by `labels`. */
  'productFeedback.export': query<{ readonly fileName: string; readonly csv: string; readonly rows: number }>()(
    z.strictObject({ ...filter, labels: z.record(z.string(), z.string()) }),
  ),
} as const;
