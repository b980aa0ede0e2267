import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { type Clock, steadyNow } from '../ports.ts';

export interface NetworkWatchParts {
  readonly clock: Clock;
  /** The network changed, or the machine woke up. */
  readonly woke: () => void;
  readonly interfaces?: () => NodeJS.Dict<NetworkInterfaceInfo[]>;
}

const lookEveryMs = 2000;
/** So much time that the timers did not notice was sleep. */
const sleptMs = 10_000;

/** Notices another network and the end of a sleep where the system tells nobody. Returns the function that stops it. */
export function watchNetwork({ clock, woke, interfaces = networkInterfaces }: NetworkWatchParts): () => void {
  let addresses = addressesOf(interfaces());
  let lookedAt = steadyNow(clock);
  let cancel = (): void => undefined;
  const look = (): void => {
    const now = steadyNow(clock);
    const found = addressesOf(interfaces());
    const slept = now - lookedAt - lookEveryMs > sleptMs;
    const moved = found !== addresses;
    addresses = found;
    lookedAt = now;
    if (slept || moved) woke();
    cancel = clock.after(lookEveryMs, look);
  };
  cancel = clock.after(lookEveryMs, look);
  return () => cancel();
}

/** What is only within this machine does not count. */
function addressesOf(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string {
  const all = Object.entries(interfaces).flatMap(([name, infos = []]) =>
    infos.filter((info) => !info.internal).map((info) => `${name} ${info.cidr ?? info.address}`),
  );
  return all.sort().join('\n');
}
