import type { CaseStatus, Channel, Priority } from '../../model/choices.ts';
import type { FieldsOf } from '../../model/collections.ts';
import type { AgentId, CaseId } from '../../model/ids.ts';
import type { DeadlineView } from './clock-views.ts';
import type { SaveState } from './save-state.ts';

export interface CaseRow {
  readonly id: CaseId;
  readonly number: string;
  readonly subject: string;
  readonly status: CaseStatus;
  readonly priority: Priority;
  readonly type: FieldsOf<'case'>['type'];
  readonly customerName: string | null;
  readonly assigneeId: AgentId | null;
  readonly assigneeName: string | null;
  readonly teamName: string;
  readonly tags: readonly string[];
  readonly openedAt: number;
  readonly lastActivityAt: number;
  readonly channel: Channel;
  readonly solvedAt: number | null;
  readonly awaitingSince: number | null;
  readonly escalationLevel: number;
  readonly deadline: DeadlineView | null;
  readonly openConflicts: number;
  readonly saveState: SaveState;
  /** Somebody else added to it since this agent last had it on this device's screen; told in lists alone. */
  readonly unread?: boolean;
}
