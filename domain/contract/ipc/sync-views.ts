import type { Delivery } from '../../model/choices.ts';
import type { CaseId, CommandUid } from '../../model/ids.ts';
import type { Json } from '../../model/json.ts';
import type { Failure } from '../failure.ts';

export type Connection =
  | 'connecting'
  | 'online'
  | 'offline' // tried, not reachable
  | 'working-offline' // switched off by hand
  | 'session-expired' // reachable, but the password is wanted again
  | 'problem'; // reachable, but something is wrong; see `problem`

export interface SyncView {
  readonly connection: Connection;
  readonly problem: Failure | null;
  readonly serverUrl: string;
  /** Commands saved here that the server has not acknowledged. */
  readonly waiting: number;
  /** Commands the server refused. */
  readonly needsYou: number;
  readonly openConflicts: number;
  /** Values set here that are not what shows. */
  readonly notices: number;
  /** Rows done of rows total while a large download runs. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly lastSyncedAt: number | null;
  /** Case numbers left that are final without a network. */
  readonly numbersLeft: number;
  /** What keeps this device from saving; null while it can. */
  readonly storage: Failure | null;
  /** The rows held here were lost or damaged and are being fetched again; nothing unsent is touched by that. */
  readonly refilling: boolean;
}

/** `needs-you`: refused and kept; `waiting`: not acknowledged yet; `sent`: acknowledged by the server in the last weeks. */
export const outboxGroups = ['needs-you', 'waiting', 'sent'] as const;
export type OutboxGroup = (typeof outboxGroups)[number];

export type OutboxState = 'waiting' | 'sending' | 'refused' | 'sent';

export interface OutboxRow {
  readonly uid: CommandUid;
  readonly seq: number;
  readonly name: string;
  readonly args: Json;
  readonly happenedAt: number;
  readonly state: OutboxState;
  readonly refusal: Failure | null;
  /** When the server acknowledged it. */
  readonly sentAt: number | null;
  /** How far the server says a reply has come; null for anything else and until the server has said. */
  readonly delivery: Delivery | null;
  /** What it is about, in words the agent knows. */
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly caseSubject: string | null;
  readonly customerName: string | null;
  /** True until its first send attempt: it can still be cancelled. */
  readonly cancellable: boolean;
  /** Its text can become a draft again. */
  readonly editable: boolean;
}

export interface OutboxPage {
  readonly total: number;
  readonly rows: readonly OutboxRow[];
}
