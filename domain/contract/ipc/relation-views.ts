import type { CaseStatus, Priority } from '../../model/choices.ts';
import type { FieldsOf } from '../../model/collections.ts';
import type { AgentId, CaseId, CustomerId, DefinitionId, TeamId } from '../../model/ids.ts';
import type { EmergencyPlan } from '../../rules/definitions/emergency-plan.ts';
import type { SaveState } from './save-state.ts';

/** Another case, as far as it matters beside this one. */
export interface RelatedCase {
  readonly id: CaseId;
  readonly number: string;
  readonly subject: string;
  readonly status: CaseStatus;
  readonly priority: Priority;
  readonly type: FieldsOf<'case'>['type'];
  readonly teamId: TeamId;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  readonly assigneeId: AgentId | null;
  readonly assigneeName: string | null;
  readonly tags: readonly string[];
  readonly openedAt: number;
  readonly mergedIntoId: CaseId | null;
  readonly saveState: SaveState;
}

export interface ChildCases {
  readonly total: number;
  readonly finished: number;
  /** Those that still wait first; no more than 500. */
  readonly rows: readonly RelatedCase[];
}

export interface FollowedPlan {
  readonly id: DefinitionId;
  readonly name: string;
  readonly content: EmergencyPlan;
}

/** What hangs together with a case. */
export interface CaseRelations {
  readonly parent: RelatedCase | null;
  readonly children: ChildCases;
  /** Linked ones, without those it was merged with. */
  readonly related: readonly RelatedCase[];
  /** Cases that go on in this one, directly or through others. */
  readonly absorbed: readonly RelatedCase[];
  /** The one that this case goes on in, at the end of the chain. */
  readonly goesOnIn: RelatedCase | null;
  /** The plans that an incident follows. */
  readonly plans: readonly FollowedPlan[];
}

export interface SimilarCase extends RelatedCase {
  /** The last thing the customer was told, of a case that is finished. */
  readonly answer: string | null;
}
