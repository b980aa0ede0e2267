import type { FollowUpKind, FollowUpOutcome, FollowUpStatus } from '../../model/choices.ts';
import type { AgentId, CaseId, CustomerId, FollowUpId } from '../../model/ids.ts';
import type { SaveState } from './save-state.ts';

export interface FollowUpView {
  readonly id: FollowUpId;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly caseSubject: string | null;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  readonly customerPhone: string | null;
  readonly ownerId: AgentId;
  readonly ownerName: string;
  readonly kind: FollowUpKind;
  readonly dueAt: number;
  readonly promise: string;
  readonly status: FollowUpStatus;
  readonly outcome: FollowUpOutcome | null;
  readonly outcomeNote: string;
  readonly completedAt: number | null;
  readonly saveState: SaveState;
}
