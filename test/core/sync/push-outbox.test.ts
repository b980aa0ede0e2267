import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pushOutbox } from '#core/sync/push-outbox.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand, commandByUid } from '#db/outbox/commands.ts';
import { beginEpoch } from '#db/outbox/sending.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

test('an answer of another epoch is not taken for one of this epoch', async () => {
  const outbox = openOutbox(join(temporaryFolder(), 'outbox.db'), new Uint8Array(32));
  appendCommand(outbox, { envelope: buildEnvelope(1), reads: [], writes: [] });
  const results = [{ uid: ids.command(1), mid: 1, status: 'accepted' as const, vers: {} }];
  const pushing = pushOutbox({
    outbox,
    api: { push: async () => ({ value: { epoch: 1, results, serverTime: 0 }, sentAt: 0, receivedAt: 0 }) },
    token: 'token',
    epoch: 2,
    sending: () => undefined,
    recorded: () => undefined,
    timed: () => undefined,
    stopped: () => false,
  });
  await expect(pushing).rejects.toMatchObject({ kind: 'offline' });
  expect(commandByUid(outbox, ids.command(1))).toMatchObject({ state: 'waiting', mid: 1 });
});

test('an answer that comes after this device has gone on to another epoch acknowledges nothing', async () => {
  const outbox = openOutbox(join(temporaryFolder(), 'outbox.db'), new Uint8Array(32));
  appendCommand(outbox, { envelope: buildEnvelope(1), reads: [], writes: [] });
  const results = [{ uid: ids.command(1), mid: 1, status: 'accepted' as const, vers: {} }];
  const pushing = pushOutbox({
    outbox,
    api: {
      async push() {
        beginEpoch(outbox, { epoch: 2, generation: 1, lastKnownMid: 0 });
        return { value: { epoch: 1, results, serverTime: 0 }, sentAt: 0, receivedAt: 0 };
      },
    },
    token: 'token',
    epoch: 1,
    sending: () => undefined,
    recorded: () => undefined,
    timed: () => undefined,
    stopped: () => false,
  });
  await expect(pushing).rejects.toMatchObject({ kind: 'offline' });
  expect(commandByUid(outbox, ids.command(1))).toMatchObject({ state: 'waiting', epoch: null });
});
