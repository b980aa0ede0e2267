import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../../harness/core-device.ts';
import { deviceAtWork } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../../harness/team-server.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { openedCase } from '../../harness/work-on-cases.ts';

let server: TeamServer;
let proxy: FaultProxy;
let anna: CoreDevice;
let ben: CoreDevice;
let caseId: CaseId;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  proxy = await startFaultProxy(server.url);
  anna = await device(proxy.url, 'anna');
  ben = await device(server.url, 'ben');
  caseId = await openedCase(anna, '门锁打不开');
  await anna.settled();
  return async () => {
    await Promise.all([anna.close(), ben.close()]);
    await proxy.close();
    await server.close();
  };
});

const device = (serverUrl: string, login: string) =>
  deviceAtWork(login, { folder: temporaryFolder(afterAll), serverUrl });

const shows = (on: CoreDevice, shown: CaseId | null, doing: 'viewing' | 'typing' = 'viewing') =>
  on.client.call('presence.here', { window: '11111111-1111-4111-8111-111111111111', caseId: shown, doing });

/** What the device shows of others in the case: "ben typing". */
async function othersOn(on: CoreDevice): Promise<string[]> {
  const cases = await on.client.call('presence.list', {});
  return cases
    .filter((each) => each.caseId === caseId)
    .flatMap(({ people }) => people.map(({ name, doing }) => `${name} ${doing}`));
}

const sees = (on: CoreDevice, others: readonly RegExp[]) =>
  eventually(async () => {
    const seen = await othersOn(on);
    expect(seen).toHaveLength(others.length);
    for (const [place, other] of others.entries()) expect(seen[place]).toMatch(other);
  });

describe('who has a case open', () => {
  it('shows at a colleague with what they do, and is over when they leave it', async () => {
    await shows(ben, caseId);
    await sees(anna, [/viewing/]);
    await shows(ben, caseId, 'typing');
    await sees(anna, [/typing/]);
    await shows(ben, null);
    await sees(anna, []);
  });

  it('is never the agent’s own, at this device or another', async () => {
    const annaToo = await device(server.url, 'anna');
    await shows(annaToo, caseId, 'typing');
    await shows(anna, caseId);
    await sees(ben, [/typing/]);
    expect(await othersOn(anna)).toEqual([]);
    await annaToo.close();
    await sees(ben, [/viewing/]);
    await shows(anna, null);
  });

  it('shows as nothing while the network is gone, and comes back with it', async () => {
    await shows(ben, caseId);
    await sees(anna, [/viewing/]);
    proxy.set('down');
    await sees(anna, []);
    proxy.set('none');
    await sees(anna, [/viewing/]);
    await shows(ben, null);
    await sees(anna, []);
  });

  it('works both ways with “work offline”', async () => {
    await shows(anna, caseId, 'typing');
    await shows(ben, caseId);
    await Promise.all([sees(anna, [/viewing/]), sees(ben, [/typing/])]);
    await anna.client.call('sync.setWorkOffline', { on: true });
    await Promise.all([sees(anna, []), sees(ben, [])]);
    await anna.client.call('sync.setWorkOffline', { on: false });
    await Promise.all([sees(anna, [/viewing/]), sees(ben, [/typing/])]);
  });

  it('leaves nothing in the outbox', async () => {
    const before = (await anna.client.call('sync.get', {})).waiting;
    await shows(anna, caseId, 'typing');
    await sees(ben, [/typing/]);
    expect((await anna.client.call('sync.get', {})).waiting).toBe(before);
  });
});
