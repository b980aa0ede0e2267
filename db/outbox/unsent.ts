import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import type { Failure } from '#domain/contract/failure.ts';
import type { Draft } from '#domain/contract/ipc/draft-views.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';
import type { OutboxCommand } from './command-rows.ts';
import { refusedCommands, waitingCommands } from './commands.ts';
import { getDraft, listDrafts, saveDraft } from './drafts.ts';

/** A command that the server has not acknowledged, as it is handed to another device or person. */
export interface UnsentCommand {
  readonly seq: number;
  readonly envelope: CommandEnvelope;
  /** `refKey`s of the records it looked at and of those it changed. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly state: 'waiting' | 'refused';
  readonly refusal: Failure | null;
}

/** Everything that exists only on this device. The bytes of files that were added stand beside it. */
export interface UnsentWork {
  /** By `seq`. */
  readonly commands: readonly UnsentCommand[];
  readonly drafts: readonly Draft[];
}

export interface AddedWork {
  readonly commands: number;
  readonly drafts: number;
  /** Of both, those that were here already or that must not replace what is here. */
  readonly known: number;
}

export function commandsOf(commands: readonly OutboxCommand[]): UnsentCommand[] {
  return commands.flatMap(({ seq, envelope, reads, writes, state, refusal }) =>
    state === 'waiting' || state === 'refused' ? [{ seq, envelope, reads, writes, state, refusal }] : [],
  );
}

/** Gathers all that the server does not have: commands that wait or were refused, and drafts. */
export function gatherUnsent(db: OutboxReader): UnsentWork {
  const commands = [...waitingCommands(db), ...refusedCommands(db)].sort((a, b) => a.seq - b.seq);
  return { commands: commandsOf(commands), drafts: listDrafts(db) };
}

/**
 * Takes in what another file held unsent: each command once, by its uid, behind all that is here and in its own order. It gets a number
 * of this device when it leaves; a server that has had it from the other one knows it by its uid. A draft comes back where there is none.
 */
export function addUnsent(db: OutboxWriter, work: UnsentWork): AddedWork {
  return transaction(db, () => {
    let commands = 0;
    for (const { envelope, reads, writes, state, refusal } of work.commands)
      commands += sql(
        db,
        `insert into command (uid, envelope, reads, writes, state, refusal) values (?, ?, ?, ?, ?, ?)
         on conflict (uid) do nothing`,
      ).run(
        envelope.uid,
        JSON.stringify(envelope),
        JSON.stringify(reads),
        JSON.stringify(writes),
        state,
        refusal === null ? null : JSON.stringify(refusal),
      ).changes;
    const missing = work.drafts.filter(({ kind, subject }) => getDraft(db, kind, subject) === undefined);
    for (const { kind, subject, content, savedAt } of missing) saveDraft(db, kind, subject, content, savedAt);
    const known = work.commands.length - commands + work.drafts.length - missing.length;
    return { commands, drafts: missing.length, known };
  });
}
