import type { PushResult } from '#domain/contract/wire/push.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';
import { type CommandRow, commandColumns, commandOf, type OutboxCommand } from './command-rows.ts';
import { forgetSecrets, wipeReplaced } from './forget-secrets.ts';
import { StaysBehind } from './held-back.ts';
import { getMeta, setMeta } from './meta.ts';

function nextMid(db: OutboxReader): number {
  return Number(getMeta(db, 'next-mid') ?? '1');
}

/**
 * The commands to send next: those that have a number, by it, then the others, oldest first. The others get the next dense numbers,
 * durably, before they are returned: from then on the server may know them and they can no longer be taken back. What is `held` back gets
 * none, nor does what has to stay behind it.
 */
export function nextToSend(db: OutboxWriter, limit: number, held: ReadonlySet<string> = new Set()): OutboxCommand[] {
  return transaction(db, () => {
    const onTheirWay = sql(
      db,
      `select ${commandColumns} from command where state = 'waiting' and mid is not null order by mid limit ?`,
    )
      .all<CommandRow>(limit)
      .map(commandOf);
    let next = nextMid(db);
    const number = sql(db, 'update command set mid = ? where seq = ?');
    const leaving = firstLeaving(db, limit - onTheirWay.length, held).map((command) => {
      number.run(next, command.seq);
      return { ...command, mid: next++ };
    });
    if (leaving.length > 0) setMeta(db, 'next-mid', String(next));
    return [...onTheirWay, ...leaving];
  });
}

/** Read a page at a time: where much waits behind what is held back, no more than it takes to find enough that does not. */
function firstLeaving(db: OutboxWriter, count: number, held: ReadonlySet<string>): OutboxCommand[] {
  const leaving: OutboxCommand[] = [];
  const behind = new StaysBehind(held);
  const page = sql(
    db,
    `select ${commandColumns} from command where state = 'waiting' and mid is null and seq > ? order by seq limit ?`,
  );
  let after = 0;
  while (leaving.length < count) {
    const commands = page.all<CommandRow>(after, count).map(commandOf);
    for (const command of commands) if (leaving.length < count && behind.mayLeave(command)) leaving.push(command);
    after = commands.at(-1)?.seq ?? after;
    if (commands.length < count) break;
  }
  return leaving;
}

/**
 * Keeps what the server answered. Answers to commands that do not wait for one are ignored. Where nothing was left to do, somebody else did the
 * same first: what was wanted is so, and the command is put aside with its content instead of waiting for a person.
 */
export function recordResults(
  db: OutboxWriter,
  answer: { readonly epoch: number; readonly at: number; readonly results: readonly PushResult[] },
): void {
  const accept = `
    update command set state = 'acknowledged', epoch = ?, acknowledgedAt = ?, vers = ?, conflicted = ?, refusal = null
    where uid = ? and state = 'waiting'`;
  const refuse = `
    update command set state = iif(?, 'dismissed', 'refused'), epoch = ?, acknowledgedAt = ?, vers = '{}',
      conflicted = 0, refusal = ?
    where uid = ? and state = 'waiting'`;
  const forgotten = transaction(db, () => {
    for (const { uid, status, vers, refusal } of answer.results) {
      if (status === 'refused') {
        const why = refusal ?? { kind: 'internal', message: 'The server refused without a reason.' };
        const isSo = why.kind === 'nothing-to-do' ? 1 : 0;
        sql(db, refuse).run(isSo, answer.epoch, answer.at, JSON.stringify(why), uid);
      } else {
        sql(db, accept).run(answer.epoch, answer.at, JSON.stringify(vers), status === 'conflict' ? 1 : 0, uid);
      }
    }
    return forgetSecrets(
      db,
      answer.results.map(({ uid }) => uid),
    );
  });
  if (forgotten > 0) wipeReplaced(db);
}

/** The highest number that the server of this epoch answered; 0 before the first. */
export function highestAnswered(db: OutboxReader, epoch: number): number {
  const found = sql(db, 'select mid from command where mid is not null and epoch = ? order by mid desc limit 1').get<{
    mid: number;
  }>(epoch);
  return found?.mid ?? 0;
}

/** Gives the commands of these `seq`s the dense numbers from `first` on, in their order, and counts on from there. */
function numberFrom(db: OutboxWriter, first: number, commands: readonly { readonly seq: number }[]): void {
  const number = sql(db, 'update command set mid = ? where seq = ?');
  for (const [index, { seq }] of commands.entries()) number.run(first + index, seq);
  setMeta(db, 'next-mid', String(first + commands.length));
}

/**
 * The server holds this device's commands up to number `afterMid` and none after it (it was restored from a backup): every
 * later one that had left waits again, and so does one that left under an earlier identity of this device. They are
 * numbered from `afterMid + 1` in the order they were made. Where nothing is missing these are the numbers they had; where
 * old ones were pruned, the old numbers would leave a gap that the server waits for in vain.
 */
export function resendAcknowledged(db: OutboxWriter, afterMid: number): void {
  transaction(db, () => {
    const leaving = sql(
      db,
      `select seq from command
       where not wasDismissed and (mid > ? or (mid is null and state in ('acknowledged', 'refused', 'dismissed')))
       order by seq`,
    ).all<{ seq: number }>(afterMid);
    const wait = sql(
      db,
      `update command
       set state = 'waiting', mid = null, epoch = null, vers = '{}', conflicted = 0, refusal = null, acknowledgedAt = null
       where seq = ?`,
    );
    for (const { seq } of leaving) wait.run(seq);
    // What a person put aside does not go out after all; the numbers close up over it.
    sql(db, 'update command set mid = null where wasDismissed and mid > ?').run(afterMid);
    numberFrom(db, afterMid + 1, leaving);
  });
}

/**
 * The server has begun another epoch, and holds this device's commands up to number `lastKnownMid`: what it acknowledged of those it still
 * has, at the versions it named then, and a complete pull of the new epoch confirms it. Everything later is sent again.
 */
export function beginEpoch(
  db: OutboxWriter,
  { epoch, generation, lastKnownMid }: { readonly epoch: number; readonly generation: number; lastKnownMid: number },
): void {
  transaction(db, () => {
    setMeta(db, 'epoch', String(epoch));
    setMeta(db, 'generation', String(generation));
    resendAcknowledged(db, lastKnownMid);
    sql(db, `update command set epoch = ? where state in ('acknowledged', 'refused', 'dismissed')`).run(epoch);
  });
}

/**
 * This device has a new identity, whose numbers start at 1. What was answered keeps no number, for that was another's;
 * what waits for an answer is numbered anew, and the server knows it by its uid.
 */
export function renumber(db: OutboxWriter): void {
  transaction(db, () => {
    const left = sql(db, `select seq from command where state = 'waiting' and mid is not null order by seq`).all<{
      seq: number;
    }>();
    sql(db, 'update command set mid = null where mid is not null').run();
    numberFrom(db, 1, left);
  });
}
