// A program that knows other columns than the one before it reads everything again; what waits is not touched by that.
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { close, sql } from '#db/connection/connection.ts';
import { openReplica } from '#db/open.ts';
import { completeCursors, readCursors } from '#db/replica/cursors.ts';
import { type CoreDevice, startDevice } from '../../harness/core-device.ts';
import { eventually } from '../../harness/eventually.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const key = new Uint8Array(32).fill(7);
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

it('after an update that knows a new column, its values come although nothing on the server changed', async () => {
  const folder = temporaryFolder();
  const team = await startQuickTeam();
  ends.push(() => team.close());
  const start = async (): Promise<CoreDevice> => {
    const device = await startDevice({ folder: join(folder, 'anna'), serverUrl: team.url });
    ends.push(() => device.close());
    return device;
  };
  const device = await start();
  await device.signIn('anna', team.password);
  const { agent } = await device.client.call('session.get', {});
  const caseId = (await device.client.run('case.open', { subject: 'read again', teamId: team.teamId })).made?.id ?? '';
  await device.settled();
  await device.client.call('sync.setWorkOffline', { on: true });
  await device.client.run('case.note', { caseId, body: 'still waiting' });
  await device.close();

  // As the program before left it: it passed over the column, so that a migration could only fill it with a default.
  const path = join(folder, 'anna', 'accounts', agent?.id ?? '', 'replica.db');
  const replica = openReplica(path, key);
  sql(replica, `update "case" set channel = 'email', type = 'incident'`).run();
  sql(replica, `update meta set value = 'of the program before' where key = 'columns'`).run();
  expect(Object.keys(completeCursors(replica)).length).toBeGreaterThan(0);
  close(replica);

  const updated = await start();
  // Until it is read again, what was there stays on the screen.
  expect((await updated.client.call('cases.list', { text: 'again' })).total).toBe(1);
  expect((await updated.client.call('sync.get', {})).waiting).toBe(1);
  await updated.client.call('sync.setWorkOffline', { on: false });
  await eventually(async () => {
    const { fields } = await updated.client.call('cases.get', { caseId });
    expect(fields).toMatchObject({ channel: 'phone', type: 'inquiry' });
  });
  await updated.settled();
  const timeline = await updated.client.call('cases.timeline', { caseId });
  expect(timeline.map((entry) => entry.body)).toContain('still waiting');
  await updated.close();

  // The next start finds nothing new and goes on from where it was.
  const again = openReplica(path, key);
  expect(Object.keys(readCursors(again)).length).toBeGreaterThan(0);
  close(again);
});
