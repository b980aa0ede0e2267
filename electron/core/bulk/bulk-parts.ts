import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import type { Asked, Ran } from '../commands/run-many.ts';
import type { Clock } from '../ports.ts';
import type { AccountStore } from '../sync/account-store.ts';
import type { ChangedRows } from '../sync/changed-rows.ts';
import type { UndoLog } from './undo-log.ts';

export interface BulkParts {
  readonly store: AccountStore;
  readonly clock: Clock;
  /** By the server's time. */
  readonly now: () => number;
  readonly undoLog: UndoLog;
  /** Runs commands until their time is over: those that were run, in their order. */
  readonly runSome: (commands: readonly Asked[], changed: ChangedRows, holdMs: number) => readonly Ran[];
  /** Tells views and the engine what was done. */
  readonly tell: (changed: ChangedRows) => void;
  readonly progress: (progress: BulkProgress) => void;
  readonly isClosed: () => boolean;
}
