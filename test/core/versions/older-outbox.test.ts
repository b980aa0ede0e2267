// Work that an older program left waiting is upgraded, not dropped.
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { close } from '#db/connection/connection.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand } from '#db/outbox/commands.ts';
import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import { startDevice } from '../../harness/core-device.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const key = new Uint8Array(32).fill(7);
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

it('a reply of version 1 in the outbox is shown, sent and accepted', async () => {
  const folder = temporaryFolder();
  const team = await startQuickTeam();
  ends.push(() => team.close());
  const start = async () => {
    const device = await startDevice({ folder: join(folder, 'anna'), serverUrl: team.url });
    ends.push(() => device.close());
    return device;
  };
  const device = await start();
  await device.signIn('anna', team.password);
  const { agent } = await device.client.call('session.get', {});
  const caseId = (await device.client.run('case.open', { subject: 'old reply', teamId: team.teamId })).made?.id ?? '';
  await device.settled();
  // A message its author could not have seen: today's reply that names another one would be held.
  await device.client.run('case.reply', { caseId, body: 'somebody else', seenMessageId: null });
  await device.settled();
  await device.client.call('sync.setWorkOffline', { on: true });
  await device.close();

  const golden: CommandEnvelope = {
    uid: '01930000-0000-7000-8000-00000000abcd' as CommandEnvelope['uid'],
    name: 'case.reply',
    version: 1,
    args: { caseId, body: 'written by the program before' },
    base: { [`case/${caseId}`]: { rev: 1, fields: {} } },
    dependsOn: [],
    actorId: agent?.id as CommandEnvelope['actorId'],
    happenedAt: Date.now(),
  };
  const outbox = openOutbox(join(folder, 'anna', 'accounts', agent?.id ?? '', 'outbox.db'), key);
  appendCommand(outbox, {
    envelope: golden,
    reads: [`case/${caseId}`],
    writes: [`entry/${golden.uid}`, `case/${caseId}`],
  });
  close(outbox);

  const updated = await start();
  const bodies = async () => (await updated.client.call('cases.timeline', { caseId })).map((entry) => entry.body);
  expect(await bodies()).toContain('written by the program before');
  expect(await updated.client.call('sync.get', {})).toMatchObject({ waiting: 1, needsYou: 0 });
  await updated.client.call('sync.setWorkOffline', { on: false });
  expect(await updated.settled()).toMatchObject({ waiting: 0, needsYou: 0 });
  expect((await bodies()).filter((body) => body === 'written by the program before')).toHaveLength(1);
});
