import type { Failure } from '#domain/contract/failure.ts';
import type { Connection } from '#domain/contract/ipc/sync-views.ts';
import type { CommandUid } from '#domain/model/ids.ts';

export interface SyncState {
  readonly connection: Connection;
  readonly problem: Failure | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly sending: ReadonlySet<CommandUid>;
}
