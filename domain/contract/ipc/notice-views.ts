import type { CaseId } from '../../model/ids.ts';
import type { Json } from '../../model/json.ts';
import type { Failure } from '../failure.ts';

/** A value that was set on this device and is not what shows: somebody changed it, or the server refused or completed it. */
export interface NoticeView {
  readonly id: number;
  readonly collection: string;
  readonly recordId: string;
  readonly field: string;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly caseSubject: string | null;
  readonly customerName: string | null;
  readonly cause: 'refused' | 'changed' | 'merged' | 'renumbered';
  /** What was set here; of a set, `{add, remove}`. */
  readonly mine: Json;
  /** What shows now. */
  readonly now: Json;
  /** Why the server refused it. */
  readonly refusal: Failure | null;
  /** Who changed the field last and when, where the timeline tells. */
  readonly byName: string | null;
  readonly changedAt: number | null;
}
