import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import { AppError } from '#domain/contract/failure.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';
import { type CommandRow, commandColumns, commandOf, type OutboxCommand } from './command-rows.ts';
import { forgetSecrets, wipeReplaced } from './forget-secrets.ts';
import type { Hold } from './held-back.ts';

/**
 * Makes a command durable and returns its `seq`. A uid can be appended once only; the second time throws. The refused command it
 * `replaces` is put aside in the same commit.
 */
export function appendCommand(
  db: OutboxWriter,
  command: {
    readonly envelope: CommandEnvelope;
    readonly reads: readonly string[];
    readonly writes: readonly string[];
    readonly replaces?: string | undefined;
    readonly hold?: Hold | undefined;
  },
): number {
  return transaction(db, () => {
    if (command.replaces !== undefined && !dismissCommand(db, command.replaces))
      throw new AppError('already-done', 'What this command stands in for was settled already.');
    return sql(
      db,
      `insert into command (uid, envelope, reads, writes, state, heldAt, holdMs) values (?, ?, ?, ?, 'waiting', ?, ?)`,
    ).run(
      command.envelope.uid,
      JSON.stringify(command.envelope),
      JSON.stringify(command.reads),
      JSON.stringify(command.writes),
      command.hold?.at ?? null,
      command.hold?.ms ?? null,
    ).rowid;
  });
}

/** Commands the server has not acknowledged, by `seq`. */
export function waitingCommands(db: OutboxReader): OutboxCommand[] {
  return sql(db, `select ${commandColumns} from command where state = 'waiting' order by seq`)
    .all<CommandRow>()
    .map(commandOf);
}

/**
 * Waiting and acknowledged commands by `seq`, those before `fromSeq` left out; which of the acknowledged are confirmed, the replica's
 * cursors tell. Acknowledged ones are kept for weeks: who needs only the waiting asks for those.
 */
export function liveCommands(db: OutboxReader, fromSeq = 0): OutboxCommand[] {
  return sql(
    db,
    `select ${commandColumns} from command where state in ('waiting', 'acknowledged') and seq >= ? order by seq`,
  )
    .all<CommandRow>(fromSeq)
    .map(commandOf);
}

export function commandByUid(db: OutboxReader, uid: string): OutboxCommand | undefined {
  const row = sql(db, `select ${commandColumns} from command where uid = ?`).get<CommandRow>(uid);
  return row && commandOf(row);
}

/** Takes back those of the commands that have not left yet; returns their uids. */
export function cancelCommands(db: OutboxWriter, uids: readonly string[]): string[] {
  const taken = transaction(db, () => {
    const cancel = sql(
      db,
      `update command set state = 'cancelled' where uid = ? and state = 'waiting' and mid is null`,
    );
    const went = uids.filter((uid) => cancel.run(uid).changes > 0);
    return { uids: went, forgotten: forgetSecrets(db, went) };
  });
  if (taken.forgotten > 0) wipeReplaced(db);
  return taken.uids;
}

/** Puts a refused command aside; its content stays in the file, but for what only leads may see. False when it is not (or no longer) a refused one. */
export function dismissCommand(db: OutboxWriter, uid: string): boolean {
  const dismiss = `update command set state = 'dismissed', wasDismissed = 1 where uid = ? and state = 'refused'`;
  const [isAside, forgotten] = transaction(db, () => {
    const did = sql(db, dismiss).run(uid).changes > 0;
    return [did, did ? forgetSecrets(db, [uid]) : 0];
  });
  if (forgotten > 0) wipeReplaced(db);
  return isAside;
}

export function refusedCommands(db: OutboxReader): OutboxCommand[] {
  return sql(db, `select ${commandColumns} from command where state = 'refused' order by seq`)
    .all<CommandRow>()
    .map(commandOf);
}

export function outboxCounts(db: OutboxReader): { waiting: number; refused: number } {
  const count = sql(db, 'select count(*) as count from command where state = ?');
  const of = (state: string) => count.get<{ count: number }>(state)?.count ?? 0;
  return { waiting: of('waiting'), refused: of('refused') };
}

/**
 * Forgets commands acknowledged before `beforeMs` whose `seq` is at most `confirmedSeq`, the last one that a complete pull
 * has confirmed. Returns how many went.
 */
export function pruneAcknowledged(db: OutboxWriter, beforeMs: number, confirmedSeq: number): number {
  return sql(db, `delete from command where state = 'acknowledged' and seq <= ? and acknowledgedAt < ?`).run(
    confirmedSeq,
    beforeMs,
  ).changes;
}
