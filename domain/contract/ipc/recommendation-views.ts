import { z } from 'zod';
import {
  type AgentId,
  type ArticleId,
  type CaseId,
  type CustomerId,
  customerId,
  type RecommendationId,
} from '../../model/ids.ts';
import type { RecommendationState, TellingWay } from '../../model/recommendation-fields.ts';
import type { Consent } from '../../model/service-file-fields.ts';
import { query } from './procedure.ts';
import type { SaveState } from './save-state.ts';

/** What became of a recommendation. */
export interface RecommendationStepView {
  readonly at: number;
  readonly byName: string;
  readonly to: RecommendationState;
  readonly way: TellingWay | null;
  readonly asked: boolean;
  readonly note: string;
}

/** What else may help a customer. */
export interface RecommendationView {
  readonly id: RecommendationId;
  /** The file that its customer's id leads to. */
  readonly customerId: CustomerId;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly articleId: ArticleId | null;
  /** None where it is not held here, or not any more. */
  readonly articleTitle: string | null;
  readonly text: string;
  readonly reason: string;
  readonly state: RecommendationState;
  readonly steps: readonly RecommendationStepView[];
  readonly suggestedBy: AgentId;
  readonly suggestedByName: string;
  readonly suggestedAt: number;
  /** What the customer agreed to be told of things on. */
  readonly consents: readonly Consent[];
  readonly saveState: SaveState;
}

export const recommendationProcedures = {
  /** Of a customer, what is open first, the newest of each first. */
  'recommendations.list': query<readonly RecommendationView[]>()(
    z.strictObject({
      customerId,
      /** Only what nobody has answered. */
      open: z.boolean().default(false),
      limit: z.int().min(1).max(200).default(50),
    }),
  ),
};
