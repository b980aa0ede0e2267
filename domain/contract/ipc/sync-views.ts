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
  /** Rows done of rows total while a large download runs. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly lastSyncedAt: number | null;
  /** Case numbers left that are final without a network. */
  readonly numbersLeft: number;
}

export type OutboxState = 'waiting' | 'sending' | 'refused';

export interface OutboxRow {
  readonly uid: CommandUid;
  readonly seq: number;
  readonly name: string;
  readonly args: Json;
  readonly happenedAt: number;
  readonly state: OutboxState;
  readonly refusal: Failure | null;
  /** What it is about, in words the agent knows. */
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly caseSubject: string | null;
  readonly customerName: string | null;
  /** True until its first send attempt: it can still be cancelled. */
  readonly cancellable: boolean;
  /** Later commands that build on it and would go with it. */
  readonly dependents: readonly CommandUid[];
}
