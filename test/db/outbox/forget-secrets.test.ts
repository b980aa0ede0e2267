import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { close } from '#db/connection/connection.ts';
import type { OutboxWriter } from '#db/connection/handle.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand, cancelCommands, commandByUid, dismissCommand } from '#db/outbox/commands.ts';
import { nextToSend, recordResults, resendAcknowledged } from '#db/outbox/sending.ts';
import { decideWith } from '#domain/commands/run.ts';
import type { PushResult } from '#domain/contract/wire/push.ts';
import type { Json } from '#domain/model/json.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { buildCustomer } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { filesWith } from '../../core/erase/scan-files.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

const number = 'QX44556677';
const uid = ids.command(1);

function outboxIn(folder: string): OutboxWriter {
  const db = openOutbox(join(folder, 'outbox.db'), testKey());
  const args = { customerId: ids.customer(1), number, mask: '••••6677' };
  const envelope = { ...buildEnvelope(1), name: 'customer.set-identity', version: 1, args };
  appendCommand(db, { envelope, reads: [], writes: [`customer/${ids.customer(1)}`] });
  appendCommand(db, { envelope: buildEnvelope(2), reads: [], writes: ['entry/2'] });
  return db;
}

const argsOf = (db: OutboxWriter) => commandByUid(db, uid)?.envelope.args;
const answered = (db: OutboxWriter, parts: Partial<PushResult>) => {
  nextToSend(db, 9);
  recordResults(db, { epoch: 1, at: noon, results: [{ uid, mid: 1, status: 'accepted', vers: {}, ...parts }] });
};
const refusal = (kind: 'forbidden' | 'nothing-to-do') =>
  ({ status: 'refused', refusal: { kind, message: '' } }) as const;

describe('what only leads may see', () => {
  it.each([
    ['sent', (db: OutboxWriter) => answered(db, {})],
    ['taken back', (db: OutboxWriter) => cancelCommands(db, [uid])],
    ['put aside by itself', (db: OutboxWriter) => answered(db, refusal('nothing-to-do'))],
    [
      'refused and put aside',
      (db: OutboxWriter) => {
        answered(db, refusal('forbidden'));
        // Its author may still want to send it again.
        expect(argsOf(db)).toMatchObject({ number });
        dismissCommand(db, uid);
      },
    ],
  ])('is gone from every byte once it is %s', (_how, settle) => {
    const folder = temporaryFolder();
    const db = outboxIn(folder);
    expect(argsOf(db)).toMatchObject({ number });
    settle(db);
    expect(argsOf(db)).toEqual({ customerId: ids.customer(1), number: null, mask: '••••6677' });
    expect(commandByUid(db, ids.command(2))?.envelope).toEqual(buildEnvelope(2));
    close(db);
    expect(filesWith(folder, testKey(), number)).toEqual([]);
  });

  it('cannot be sent again to a server that was put back: the command says that it has to be entered again', () => {
    const db = outboxIn(temporaryFolder());
    answered(db, {});
    resendAcknowledged(db, 0);
    const [again] = nextToSend(db, 9);
    expect(again?.envelope).toMatchObject({ uid, args: { number: null } });
    const customer = buildCustomer(1);
    const { decision } = decideWith(
      { name: 'customer.set-identity', version: 1, args: again?.envelope.args as Json },
      ({ collection }) => (collection === 'customer' ? { state: 'present', record: customer } : { state: 'absent' }),
      { uid, actor: { id: ids.agent(1), role: 'agent', teamIds: [] }, happenedAt: noon },
    );
    expect(decision).toMatchObject({ ok: false, refusal: { kind: 'forgotten' } });
  });
});
