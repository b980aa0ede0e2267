import type { Failure } from '#domain/contract/failure.ts';
import type { PushResult } from '#domain/contract/wire/push.ts';
import { rows, type Sql } from '../sql/statement.ts';

/** What came of a command, as the log keeps it for ever after. */
export type Logged = Omit<PushResult, 'mid' | 'uid'>;

interface LogRow {
  readonly uid: string;
  readonly status: PushResult['status'];
  readonly failure: Failure | null;
  readonly vers: Record<string, number>;
}

/** The results of those of the commands that were executed before, whatever number they came under. */
export async function knownResults(
  tx: Sql,
  workspaceId: string,
  uids: readonly string[],
): Promise<ReadonlyMap<string, Logged>> {
  const found = await rows<LogRow>(
    tx,
    'select uid, status, failure, vers from command_log where workspace_id = $1 and uid = any($2::uuid[])',
    [workspaceId, [...new Set(uids)]],
  );
  return new Map(
    found.map(({ uid, status, failure, vers }) => [uid, { status, vers, ...(failure ? { refusal: failure } : {}) }]),
  );
}
