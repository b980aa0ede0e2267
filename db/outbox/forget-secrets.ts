import { secretCommands, withoutSecrets } from '#domain/commands/secret-args.ts';
import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import { connectionOf, sql } from '../connection/connection.ts';
import type { OutboxWriter } from '../connection/handle.ts';
import { forgetInJournal } from '../journal/journal.ts';

/**
 * Takes out of these commands what only leads may see, where they wait for nothing any more: sent, put aside or taken back. One that was refused
 * keeps it while its author may still want to send it again. How many carried a secret; the caller holds the transaction and wipes after it.
 */
export function forgetSecrets(db: OutboxWriter, uids: readonly string[]): number {
  const find = sql(
    db,
    `select envelope from command
     where uid = ? and state in ('acknowledged', 'dismissed', 'cancelled')
       and envelope ->> 'name' in (select value from json_each(?))`,
  );
  const names = JSON.stringify(secretCommands);
  let forgotten = 0;
  for (const uid of uids) {
    const found = find.get<{ envelope: string }>(uid, names);
    if (!found) continue;
    const envelope = JSON.parse(found.envelope) as CommandEnvelope;
    const without = { ...envelope, args: withoutSecrets(envelope.name, envelope.args) };
    sql(db, 'update command set envelope = ? where uid = ?').run(JSON.stringify(without), uid);
    forgotten++;
  }
  return forgotten;
}

/** Where the file's log and the journal beside it may still tell what was replaced. */
export function wipeReplaced(db: OutboxWriter): void {
  const { driver } = connectionOf(db);
  // Within a larger commit they follow with the next rewriting; both are sealed.
  if (driver.inTransaction) return;
  forgetInJournal(db);
  driver.pragma('wal_checkpoint(TRUNCATE)');
}
