import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { connectionOf } from '#db/connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '#db/connection/handle.ts';
import { journaledTables } from '#db/journal/journaled-tables.ts';
import { appendCommand, cancelCommands, dismissCommand, pruneAcknowledged } from '#db/outbox/commands.ts';
import { removeDraft, saveDraft } from '#db/outbox/drafts.ts';
import { setMeta } from '#db/outbox/meta.ts';
import { addNumberBlock, nextProvisional, takeNumber } from '#db/outbox/numbers.ts';
import { nextToSend, recordResults, renumber, resendAcknowledged } from '#db/outbox/sending.ts';
import { buildEnvelope } from '../../builders/envelope.ts';

/** Something an agent or the sync engine does to an outbox. */
export type Act = { readonly kind: (typeof kinds)[number]; readonly n: number };
const kinds = [
  'append',
  'append',
  'append',
  'send',
  'accept',
  'refuse',
  'cancel',
  'dismiss',
  'draft',
  'finish-draft',
  'lease',
  'take',
  'provisional',
  'identity',
  'resend',
  'renumber',
  'prune',
] as const;

export const anAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...kinds),
  n: fc.integer({ min: 1, max: 8 }),
});

export function perform(db: OutboxWriter, { kind, n }: Act, serial: number): void {
  const uid = buildEnvelope(n).uid;
  const answer = (status: 'accepted' | 'refused') =>
    recordResults(db, {
      epoch: 1,
      at: serial,
      results: [{ uid, mid: n, status, vers: { workspace: serial } }],
    });
  switch (kind) {
    case 'append':
      appendCommand(db, { envelope: buildEnvelope(1000 + serial), reads: [`case/${n}`], writes: [`entry/${serial}`] });
      break;
    case 'send':
      nextToSend(db, n);
      break;
    case 'accept':
      answer('accepted');
      break;
    case 'refuse':
      answer('refused');
      break;
    case 'cancel':
      cancelCommands(db, [uid]);
      break;
    case 'dismiss':
      dismissCommand(db, uid);
      break;
    case 'draft':
      saveDraft(db, 'reply', `案件 "${n}"`, { body: `写到第 ${serial} 个字` }, serial);
      break;
    case 'finish-draft':
      removeDraft(db, 'reply', `案件 "${n}"`);
      break;
    case 'lease':
      addNumberBlock(db, n * 100, n * 100 + 9);
      break;
    case 'take':
      takeNumber(db);
      break;
    case 'provisional':
      nextProvisional(db);
      break;
    case 'identity':
      setMeta(db, 'device-id', `device ${serial}`);
      break;
    case 'resend':
      resendAcknowledged(db, n);
      break;
    case 'renumber':
      renumber(db);
      break;
    case 'prune':
      pruneAcknowledged(db, serial, n);
      break;
  }
}

/** Eight commands that the acts' numbers speak of, then the acts. */
export function performAll(db: OutboxWriter, acts: readonly Act[], from = 0): void {
  if (from === 0)
    for (let n = 1; n <= 8; n++) appendCommand(db, { envelope: buildEnvelope(n), reads: [], writes: [`entry/${n}`] });
  for (const [index, act] of acts.entries()) perform(db, act, from + index + 1);
}

/** Everything an outbox says, and the place the next command will get. */
export function contentOf(db: OutboxReader): Record<string, unknown> {
  const { driver } = connectionOf(db);
  const tables = journaledTables.map(({ name, columns, key }) => [
    name,
    driver.prepare(`select ${columns.join(', ')} from ${name} order by ${key.join(', ')}`).all(),
  ]);
  const next = driver.prepare(`select seq from sqlite_sequence where name = 'command'`).pluck().get();
  return { ...Object.fromEntries(tables), next };
}

const pieces = ['outbox.db', 'outbox.db-wal'];

/** The outbox's file and log as they are on the disk now, without closing anything. */
export function copyOutbox(from: string, to: string): void {
  for (const name of pieces) {
    rmSync(join(to, name), { force: true });
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  }
  rmSync(join(to, 'outbox.db-shm'), { force: true });
}

export function copyJournal(from: string, to: string): void {
  copyFileSync(join(from, 'outbox.journal'), join(to, 'outbox.journal'));
}
