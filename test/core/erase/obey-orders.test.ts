// Killed at any step, an order comes again and nothing of what was not sent is lost.
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ObeyParts, obeyOrders } from '#core/orders/obey-orders.ts';
import { ChangedRows } from '#core/sync/changed-rows.ts';
import { close } from '#db/connection/connection.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { appendCommand } from '#db/outbox/commands.ts';
import { listDrafts, saveDraft } from '#db/outbox/drafts.ts';
import { tracesOf } from '#db/outbox/erase.ts';
import { nextToSend, recordResults } from '#db/outbox/sending.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { EraseOrder } from '#domain/contract/wire/erase.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const key = new Uint8Array(32).fill(7);
const caseId = ids.case(1);
const customerId = ids.customer(1);

async function standing() {
  const folder = temporaryFolder();
  const outbox = openOutbox(join(folder, 'outbox.db'), key);
  const replica = openReplica(join(folder, 'replica.db'), key);
  onTestFinished(() => {
    close(replica);
    close(outbox);
  });
  const order: EraseOrder = {
    id: '01930000-0000-7000-8000-000000000001',
    what: 'customer',
    customerId,
    records: [`customer/${customerId}`, `case/${caseId}`],
    files: [],
    sealTo: await identityToRecipient(await generateX25519Identity()),
  };
  const told: string[] = [];
  let failing: 'handUp' | 'done' | undefined;
  let during: (() => void) | undefined;
  const offline = () => new AppError('offline', 'The line is cut.');
  const parts: ObeyParts = {
    store: { outbox, replica, realign: () => new ChangedRows(), erased: new Set() },
    api: {
      async handUp(_token, { digest }) {
        if (failing === 'handUp') throw offline();
        told.push(`up ${digest.slice(0, 6)}`);
        during?.();
        during = undefined;
      },
      async ordersDone() {
        if (failing === 'done') throw offline();
        told.push('done');
      },
    },
    token: 'token',
    log: { info: () => {}, warn: () => {}, error: () => {} },
    changed: () => {},
    forgetCopies: async () => {},
    isBusy: () => false,
    eraseAccount: () => told.push('account'),
  };
  return {
    outbox,
    told,
    obey: (what: EraseOrder['what'] = 'customer') => obeyOrders(parts, [{ ...order, what }]),
    fail: (step: typeof failing) => {
      failing = step;
    },
    meanwhile: (work: () => void) => {
      during = work;
    },
    draft: (text: string, subject: string = caseId) => saveDraft(outbox, 'note', subject, text, 1),
    /** A note on the case, sent and refused by the server, or still waiting. */
    note(n: number, state: 'refused' | 'waiting') {
      const envelope = buildEnvelope(n);
      appendCommand(outbox, { envelope, reads: [`case/${caseId}`], writes: [`entry/${envelope.uid}`] });
      if (state === 'waiting') return;
      const [sent] = nextToSend(outbox, 1);
      const refusal = { kind: 'not-found' as const, message: 'gone' };
      recordResults(outbox, {
        epoch: 1,
        at: 1,
        results: [{ uid: envelope.uid, mid: sent?.mid ?? 1, status: 'refused', vers: {}, refusal }],
      });
    },
    left: () => tracesOf(outbox, { customerId, records: order.records }).commands.length,
  };
}

describe('an order', () => {
  it('waits until what speaks of it was pushed', async () => {
    const { note, obey, told, left } = await standing();
    note(1, 'waiting');
    await obey();
    expect(told).toEqual([]);
    expect(left()).toBe(1);
  });

  it('erases nothing before it was handed up', async () => {
    const { note, draft, obey, told, left, fail, outbox } = await standing();
    note(1, 'refused');
    draft('half a thought');
    fail('handUp');
    await expect(obey()).rejects.toMatchObject({ kind: 'offline' });
    expect(left()).toBe(1);
    expect(listDrafts(outbox)).toHaveLength(1);
    fail(undefined);
    await obey();
    expect(told).toEqual([expect.stringMatching(/^up /), 'done']);
    expect(left()).toBe(0);
    expect(listDrafts(outbox)).toEqual([]);
  });

  it('that was carried out and not told is told when it comes again, and hands up nothing twice', async () => {
    const { note, obey, told, fail, left } = await standing();
    note(1, 'refused');
    fail('done');
    await expect(obey()).rejects.toMatchObject({ kind: 'offline' });
    expect(left()).toBe(0);
    fail(undefined);
    await obey();
    expect(told).toEqual([expect.stringMatching(/^up /), 'done']);
  });

  it('hands up what is written while the hand-up is under way', async () => {
    const { note, draft, obey, told, meanwhile, outbox } = await standing();
    note(1, 'refused');
    meanwhile(() => draft('just now'));
    await obey();
    expect(told.filter((each) => each.startsWith('up '))).toHaveLength(2);
    expect(listDrafts(outbox)).toEqual([]);
  });

  it('waits again for a command that was made while the hand-up was under way', async () => {
    const { note, obey, told, meanwhile, left } = await standing();
    note(1, 'refused');
    meanwhile(() => note(2, 'waiting'));
    await obey();
    expect(told).toEqual([expect.stringMatching(/^up /)]);
    expect(left()).toBe(2);
  });

  it('leaves what speaks of others', async () => {
    const { draft, obey, told, outbox } = await standing();
    draft('of somebody else', ids.case(2));
    await obey();
    expect(told).toEqual(['done']);
    expect(listDrafts(outbox)).toHaveLength(1);
  });

  it('for the whole account hands up everything and then leaves it', async () => {
    const { note, draft, obey, told } = await standing();
    note(1, 'refused');
    draft('of somebody else', ids.case(2));
    await obey('device');
    expect(told).toEqual([expect.stringMatching(/^up /), 'account']);
  });
});
