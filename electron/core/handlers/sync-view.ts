import { outboxCounts } from '#db/outbox/commands.ts';
import { countNotices } from '#db/outbox/notices.ts';
import { numbersLeft } from '#db/outbox/numbers.ts';
import { countOpenConflicts } from '#db/queries/conflict-views.ts';
import { getReplicaMeta } from '#db/replica/meta.ts';
import type { Failure } from '#domain/contract/failure.ts';
import type { SyncView } from '#domain/contract/ipc/sync-views.ts';
import type { OpenAccount } from '../session/open-account.ts';

export function syncView(open: OpenAccount | undefined, defaultServerUrl: string, storage: Failure | null): SyncView {
  if (!open)
    return {
      connection: 'connecting',
      problem: null,
      serverUrl: defaultServerUrl,
      waiting: 0,
      needsYou: 0,
      openConflicts: 0,
      notices: 0,
      progress: null,
      lastSyncedAt: null,
      numbersLeft: 0,
      storage,
      refilling: false,
    };
  const { connection, problem, progress } = open.engine.state;
  const { waiting, refused } = outboxCounts(open.store.outbox);
  const lastSyncedAt = getReplicaMeta(open.store.replica, 'last-synced-at');
  return {
    connection,
    problem,
    progress,
    serverUrl: open.account.serverUrl,
    waiting,
    needsYou: refused,
    openConflicts: countOpenConflicts(open.store.replica),
    notices: countNotices(open.store.outbox),
    lastSyncedAt: lastSyncedAt === undefined ? null : Number(lastSyncedAt),
    numbersLeft: numbersLeft(open.store.outbox),
    storage,
    refilling: getReplicaMeta(open.store.replica, 'refilling') !== undefined,
  };
}
