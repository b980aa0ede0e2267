import { type StepProgram, startSteps } from '../steps/step-program.ts';
import type { DeviceSteps, FirstSyncReport } from './device.ts';
import { accountOf } from './fill-server.ts';
import { deviceProgram } from './programs.ts';
import { startRelay } from './relay.ts';

type DeviceProgram = StepProgram<DeviceSteps>;

/** A device that holds everything. */
export async function syncedDevice(folder: string, url: string, lead: 0 | 1): Promise<DeviceProgram> {
  const device = await startSteps<DeviceSteps>(deviceProgram);
  await device.ask('open', { folder, url });
  await device.ask('firstSync', accountOf(lead));
  return device;
}

export interface CountedSync {
  readonly report: FirstSyncReport;
  readonly bytes: number;
}

/** A first sync through a relay that counts, so that nobody's word has to be taken for it. */
export async function countedSync(folder: string, url: string): Promise<CountedSync> {
  const relay = await startRelay(url);
  const device = await startSteps<DeviceSteps>(deviceProgram);
  await device.ask('open', { folder, url: relay.url });
  const report = await device.ask('firstSync', accountOf(0));
  await device.stop();
  await relay.close();
  return { report, bytes: relay.received() };
}
