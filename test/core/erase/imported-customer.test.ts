// One of many who came in together is erased: of the import that is left on the devices, nobody else's row is gone.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeClock } from '#core/adapters/node-clock.ts';
import { nodeNetwork } from '#core/adapters/node-network.ts';
import { createServerApi } from '#core/sync/server-api.ts';
import { startDevice } from '../../harness/core-device.ts';
import { eventually } from '../../harness/eventually.ts';
import { importFile } from '../../harness/hand-over-import.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { filesWith } from './scan-files.ts';

const key = new Uint8Array(32).fill(7);
const word = 'Zyxquillfeather';

it('takes their row out of the import on the device, and leaves the others', async () => {
  const folder = temporaryFolder();
  const team = await startQuickTeam();
  const ben = await startDevice({ folder, serverUrl: team.url });
  try {
    await ben.signIn('ben', team.password);
    const rows = ['C1,Keptonearth,13800138001', `C2,${word},13800138002`, 'C3,Alsokept,13800138003'];
    await importFile(ben, 'list.csv', `id,name,phone\n${rows.join('\n')}\n`);
    await ben.settled();
    const [found] = (await ben.client.call('customers.list', { text: word })).rows;
    const api = createServerApi(team.url, nodeNetwork, nodeClock);
    const { token } = await api.signIn({ login: 'root', password: team.password, device: { id: null, name: '' } });
    await api.erase(token, { what: 'customer', customerId: found?.id as never });
    await eventually(async () => expect((await ben.client.call('customers.list', { text: word })).rows).toEqual([]));
    await ben.settled();
    const sent = (await ben.client.call('outbox.list', { group: 'sent' })).rows;
    const imported = sent.find(({ name }) => name === 'customer.import')?.args as { rows: { name: string }[] };
    expect(imported.rows.map(({ name }) => name)).toEqual(['Keptonearth', 'Alsokept']);
    expect((await ben.client.call('customers.list', { text: 'Alsokept' })).rows).toHaveLength(1);
    const { agent } = await ben.client.call('session.get', {});
    await ben.close();
    const account = join(folder, 'accounts', agent?.id ?? '');
    expect(filesWith(account, key, word)).toEqual([]);
    expect(filesWith(account, key, 'Alsokept')).toContain('outbox.db');
  } finally {
    await ben.close();
    await team.close();
  }
});
