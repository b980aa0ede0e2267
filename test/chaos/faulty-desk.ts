import { join } from 'node:path';
import { type SyncTiming, usualTiming } from '#core/sync/timing.ts';
import type { TeamId } from '#domain/model/ids.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { eventually } from '../harness/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../harness/fault-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { addTeamMates, everybodysPassword } from '../harness/team-server.ts';
import { Expected, type ExpectedCase, Worker } from './workload.ts';

/** The product's own times, a tenth or less of them, so that a fault of a second is what one of ten seconds is. */
export const hasty: Partial<SyncTiming> = {
  answerMs: 3000,
  uploadMsPerKib: 25,
  idleMs: 1500,
  wholeMs: 30_000,
  probeMs: 500,
  silenceMs: 1000,
  steadyMs: 1000,
  safetyPullMs: 3000,
  pullWithoutLiveMs: 1500,
  longestProbePauseMs: 400,
  longestPauseMs: 800,
  longestObedienceMs: 600,
};

/** The product's own patience, but no longer pauses than above. */
export const patient: Partial<SyncTiming> = {
  ...hasty,
  answerMs: usualTiming.answerMs,
  idleMs: usualTiming.idleMs,
  probeMs: usualTiming.probeMs,
  silenceMs: usualTiming.silenceMs,
};

export interface Workplace {
  readonly device: CoreDevice;
  readonly proxy: FaultProxy;
  readonly worker: Worker;
}

export interface FaultyDesk {
  readonly database: TestDatabase;
  readonly expected: Expected;
  readonly places: readonly Workplace[];
  close(): Promise<void>;
}

/** A server and two agents, each with a bad network of their own between; both hold the cases they share. */
export async function openFaultyDesk(folder: string, seed: number, timing = hasty): Promise<FaultyDesk> {
  const database = await createTestDatabase();
  const server = await database.start({ beatIntervalMs: 400 });
  const teamId: TeamId = await addTeamMates(server.url, everybodysPassword);
  const expected = new Expected();
  const shared: ExpectedCase[] = [];
  const places: Workplace[] = [];
  for (const [index, login] of ['anna', 'chen'].entries()) {
    const proxy = await startFaultProxy(server.url, seed + index);
    const device = await startDevice({ folder: join(folder, login), serverUrl: proxy.url, timing });
    await device.signIn(login, everybodysPassword);
    const worker = new Worker(login, device.client, { teamId, expected, seed: seed * 31 + index, shared });
    places.push({ device, proxy, worker });
  }
  for (const { device, worker } of places) {
    await device.settled();
    for (let count = 0; count < 5; count++) shared.push(await worker.open());
    await device.settled();
  }
  for (const { device } of places)
    for (const { id } of shared) await eventually(() => device.client.call('cases.get', { caseId: id }));
  return {
    database,
    expected,
    places,
    async close() {
      for (const { device, proxy } of places) {
        await device.close();
        await proxy.close();
      }
      await database.drop();
    },
  };
}
