import type { ConflictState, Delivery, EntryKind } from '../../model/choices.ts';
import type { FieldsOf } from '../../model/collections.ts';
import type { EntryData } from '../../model/entry-fields.ts';
import type { AgentId, CaseId, ConflictId, CustomerId, EntryId, TeamId } from '../../model/ids.ts';
import type { Json } from '../../model/json.ts';
import type { CallView } from './call-views.ts';
import type { CaseRow } from './case-row.ts';
import type { CustomerSummary } from './customer-views.ts';
import type { FollowUpView } from './follow-up-views.ts';
import type { SaveState } from './save-state.ts';
import type { VisitView } from './visit-views.ts';

export interface CasePage {
  readonly total: number;
  readonly rows: readonly CaseRow[];
}

export interface CaseDetail {
  readonly id: CaseId;
  readonly rev: number;
  /** Closed long ago and fetched from the server's archive; a change brings it back to its team. */
  readonly archived: boolean;
  readonly fields: FieldsOf<'case'>;
  readonly customer: CustomerSummary | null;
  readonly assigneeName: string | null;
  readonly teamName: string;
  readonly openedByName: string | null;
  readonly conflicts: readonly ConflictView[];
  readonly followUps: readonly FollowUpView[];
  readonly saveState: SaveState;
}

export interface TimelineEntry {
  readonly id: EntryId;
  readonly kind: EntryKind;
  /** The agent's name, the customer's, or an importer's author. */
  readonly authorName: string;
  readonly authorId: AgentId | null;
  readonly body: string;
  readonly data: EntryData | null;
  readonly delivery: Delivery | null;
  readonly happenedAt: number;
  /** Null until the server has it. */
  readonly recordedAt: number | null;
  readonly saveState: SaveState;
  /** The structured note, for an entry of kind call. */
  readonly call: CallView | null;
  /** For an entry that tells of one. */
  readonly visit?: VisitView | null;
  /** Of another case, which goes on in this one. */
  readonly mergedFrom?: { readonly id: CaseId; readonly number: string };
}

export interface ConflictView {
  readonly id: ConflictId;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly caseSubject: string | null;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  readonly collection: string;
  readonly recordId: string;
  readonly field: string;
  readonly base: Json;
  readonly theirs: Json;
  readonly theirsByName: string | null;
  /** When each was written, as far as this device can tell. */
  readonly theirsAt: number | null;
  readonly mine: Json;
  readonly mineByName: string | null;
  readonly mineAt: number | null;
  /** True when the signed-in agent made the change called `mine`. */
  readonly mineIsYours: boolean;
  readonly current: Json;
  readonly state: ConflictState;
  readonly createdAt: number;
  /** The value that was chosen, by whom and when; null while it is open. */
  readonly resolution: Json;
  readonly resolvedByName: string | null;
  readonly resolvedAt: number | null;
}

export interface ConflictPage {
  readonly total: number;
  readonly rows: readonly ConflictView[];
}

export interface QueueCounts {
  readonly mine: number;
  readonly unassigned: number;
  readonly team: number;
  readonly all: number;
  readonly finished: number;
}

export interface TeamSummary {
  readonly id: TeamId;
  readonly name: string;
}
