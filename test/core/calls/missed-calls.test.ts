import { beforeAll, expect, it } from 'vitest';
import { ringReport } from '#domain/rules/ring-report.ts';
import { startDevice } from '../../harness/core-device.ts';
import { deviceAtWork } from '../../harness/device-at-work.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import type { TeamServer } from '../../harness/team-server.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const missed = (number: string) => ringReport.parse({ number, event: 'missed' });

it('a missed call becomes a call-back to the customer, without a network, and a second try of theirs none', async () => {
  const device = await deviceAtWork('anna', { serverUrl: server.url });
  const { client, core } = device;
  await client.call('sync.setWorkOffline', { on: true });
  const contactPoints = [{ kind: 'phone', value: '138 0000 1234', label: '' }] as const;
  const { made } = await client.run('customer.add', { name: '王小明', language: 'zh-CN', contactPoints });

  core.ring(missed('+8613800001234'));
  core.ring({ ...missed('13800001234'), call: 'again' });
  const [again, first] = await client.call('calls.ringing', {});
  expect([first?.state, again?.callBackId]).toEqual(['missed', first?.callBackId]);
  const planned = (await client.call('customers.get', { customerId: made?.id as never })).followUps;
  expect(planned).toMatchObject([
    { id: first?.callBackId, kind: 'call-back', status: 'open', saveState: 'saved-here' },
  ]);
  await device.close();
});

it('a missed call before anybody signed in waits on the desk', async () => {
  const device = await startDevice({ folder: temporaryFolder(), serverUrl: server.url });
  device.core.ring(missed('13800001234'));
  expect(await device.client.call('calls.ringing', {})).toMatchObject([{ state: 'missed', callBackId: null }]);
  await device.close();
});
