import type { SyncView } from '#domain/contract/ipc/sync-views.ts';
import type { CoreDevice } from './core-device.ts';
import { eventually } from './eventually.ts';

/**
 * Milliseconds until the device says so of its own accord: how soon a change of the network shows. Asserts nothing about the time; it
 * fails only when the state does not come at all.
 */
export async function timeUntil(
  device: CoreDevice,
  wish: (sync: SyncView) => boolean,
  change: () => void | Promise<void> = () => undefined,
  withinMs = 60_000,
): Promise<number> {
  const startedAt = performance.now();
  await change();
  await eventually(async () => {
    const sync = await device.client.call('sync.get', {});
    if (!wish(sync)) throw new Error(`the sync status stays at ${JSON.stringify(sync)}`);
  }, withinMs);
  return performance.now() - startedAt;
}

export const isOnline = ({ connection }: SyncView): boolean => connection === 'online';

/** Nothing of ours answers, and the device says so. */
export const isCutOff = ({ connection, problem }: SyncView): boolean =>
  connection === 'offline' || connection === 'connecting' || problem?.kind === 'not-holdfast';
