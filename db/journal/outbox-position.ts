import { sql } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';
import type { Position } from './format.ts';

/** How far an outbox has come, as the records of its journal say it of themselves. */
export function outboxPosition(db: OutboxReader): Position {
  const state = sql(db, 'select file, changes, commands from journal_state').get<{
    file: string;
    changes: number;
    commands: number;
  }>();
  if (!state) throw new Error('the outbox does not know how far it has come');
  return { ...state, lastSeq: lastSeq(db) };
}

/** The highest `seq` ever given to a command. */
export function lastSeq(db: OutboxReader): number {
  const given = `select seq from sqlite_sequence where name = 'command'`;
  return sql(db, given).get<{ seq: number | null }>()?.seq ?? 0;
}

/** No command may get the place of one that was pruned, lost or unreadable. */
export function keepCounting(db: OutboxWriter, last: number): void {
  if (lastSeq(db) >= last) return;
  const { changes } = sql(db, `update sqlite_sequence set seq = ? where name = 'command'`).run(last);
  if (changes === 0) sql(db, `insert into sqlite_sequence (name, seq) values ('command', ?)`).run(last);
}

/** After rows were written past the triggers: who this outbox is, how far it has come, and how many commands it has. */
export function setPosition(db: OutboxWriter, file: string, changes: number): void {
  sql(
    db,
    'update journal_state set file = ?, changes = ?, commands = (select count(*) from command) where only = 1',
  ).run(file, changes);
}
