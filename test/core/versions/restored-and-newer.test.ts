// A server that was put back from a backup and has left this version behind, both while the device was away: its work still gets there.
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { protocolVersion } from '#domain/contract/wire/version.ts';
import { startDevice } from '../../harness/core-device.ts';
import { eventually } from '../../harness/eventually.ts';
import { createTestDatabase } from '../../harness/server.ts';
import { hireStaff } from '../../harness/staff.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

test('it takes what waits, though numbers cannot be leased from it any more', async () => {
  const database = await createTestDatabase();
  ends.push(() => database.drop());
  const server = await database.start();
  await hireStaff(server.url);
  const device = await startDevice({ folder: join(temporaryFolder(), 'anna'), serverUrl: server.url });
  ends.push(() => device.close());
  await device.signIn('anna', 'a long enough secret');
  await device.settled();
  const { agent } = await device.client.call('session.get', {});

  await server.close();
  await database.query('update server_epoch set epoch = epoch + 1 returning epoch');
  const next = protocolVersion + 1;
  await database.start({ port: server.port, protocol: { version: next, floor: next, pushFloor: protocolVersion } });
  const saved = await device.client.run('case.open', { subject: 'in the field', teamId: agent?.teamIds[0] ?? '' });
  await device.client.call('sync.now', {});

  await eventually(async () =>
    expect(await database.query('select subject from "case" where id = $1', [saved.made?.id])).toEqual([
      { subject: 'in the field' },
    ]),
  );
  const sync = await device.syncIs((now) => now.connection === 'problem' && now.waiting === 0);
  expect(sync.problem?.kind).toBe('protocol-mismatch');
});
