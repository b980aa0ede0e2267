import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { outboxCounts, refusedCommands, waitingCommands } from '#db/outbox/commands.ts';
import { numbersLeft } from '#db/outbox/numbers.ts';
import { describeCommandTarget } from '#db/queries/command-target.ts';
import { countOpenConflicts } from '#db/queries/conflict-views.ts';
import { getReplicaMeta } from '#db/replica/meta.ts';
import type { OutboxRow, SyncView } from '#domain/contract/ipc/sync-views.ts';
import type { OpenAccount } from '../session/open-account.ts';

export function syncView(open: OpenAccount | undefined, defaultServerUrl: string): SyncView {
  if (!open)
    return {
      connection: 'connecting',
      problem: null,
      serverUrl: defaultServerUrl,
      waiting: 0,
      needsYou: 0,
      openConflicts: 0,
      progress: null,
      lastSyncedAt: null,
      numbersLeft: 0,
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
    lastSyncedAt: lastSyncedAt === undefined ? null : Number(lastSyncedAt),
    numbersLeft: numbersLeft(open.store.outbox),
  };
}

/** Everything that has not reached the server or was refused by it, oldest first. */
export function outboxRows(open: OpenAccount): readonly OutboxRow[] {
  const { outbox, replica } = open.store;
  const waiting = waitingCommands(outbox);
  const { sending } = open.engine.state;
  return [...waiting, ...refusedCommands(outbox)]
    .sort((a, b) => a.seq - b.seq)
    .map((command) => ({
      uid: command.envelope.uid,
      seq: command.seq,
      name: command.envelope.name,
      args: command.envelope.args,
      happenedAt: command.envelope.happenedAt,
      state: command.state === 'refused' ? 'refused' : sending.has(command.envelope.uid) ? 'sending' : 'waiting',
      refusal: command.refusal,
      ...describeCommandTarget(replica, command.envelope.args),
      cancellable: command.state === 'waiting' && command.mid === null,
      dependents: dependentsOf(command, waiting).map((later) => later.envelope.uid),
    }));
}

/** The waiting commands that build on this one, directly or through others. */
export function dependentsOf(command: OutboxCommand, waiting: readonly OutboxCommand[]): readonly OutboxCommand[] {
  const gone = new Set([command.envelope.uid]);
  const found: OutboxCommand[] = [];
  for (const later of waiting)
    if (later.seq > command.seq && later.envelope.dependsOn.some((uid) => gone.has(uid))) {
      gone.add(later.envelope.uid);
      found.push(later);
    }
  return found;
}
