import type { ServerContext } from '../context.ts';
import type { Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';

/** What programs of this room (import, sample workspace) get to write with, beside the HTTP way. */
export interface Authority {
  readonly workspaceId: string;
  /** Runs the work in one transaction, which may be repeated; connected devices hear of it when it is committed. */
  write<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
}

export function createAuthority(context: ServerContext): Authority {
  return {
    workspaceId: context.workspace.id,
    async write(work) {
      const result = await transact(context.store.db, work);
      context.committed();
      return result;
    },
  };
}
