import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { watchNetwork } from '#core/adapters/network-watch.ts';
import { stageClock } from '../../harness/stage-clock.ts';

const address = (cidr: string, internal = false): NetworkInterfaceInfo => ({
  address: cidr.split('/')[0] ?? '',
  cidr,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  family: 'IPv4',
  internal,
});

function watch() {
  const clock = stageClock();
  const interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = {
    lo: [address('127.0.0.1/8', true)],
    eth0: [address('192.0.2.7/24')],
  };
  const seen = { woken: 0 };
  const stop = watchNetwork({
    clock,
    interfaces: () => interfaces,
    woke: () => {
      seen.woken += 1;
    },
  });
  return { clock, interfaces, seen, stop };
}

it('says nothing while nothing changes, also not when the wall clock is set', () => {
  const { clock, seen } = watch();
  clock.pass(3_600_000);
  clock.set(-10 * 365 * 24 * 3_600_000);
  clock.pass(60_000);
  clock.set(24 * 3_600_000);
  clock.pass(60_000);
  expect(seen.woken).toBe(0);
});

it('notices another network within seconds, and one that went away', () => {
  const { clock, interfaces, seen } = watch();
  interfaces.wlan0 = [address('198.51.100.3/24')];
  clock.pass(2000);
  expect(seen.woken).toBe(1);
  delete interfaces.wlan0;
  clock.pass(2000);
  expect(seen.woken).toBe(2);
  interfaces.lo = [address('127.0.0.2/8', true)];
  clock.pass(10_000);
  expect(seen.woken).toBe(2);
});

it('notices that the machine slept', () => {
  const { clock, seen } = watch();
  clock.sleep(8 * 3_600_000);
  clock.pass(2000);
  expect(seen.woken).toBe(1);
});

it('does not look any more once it was stopped', () => {
  const { clock, interfaces, seen, stop } = watch();
  stop();
  interfaces.eth0 = [];
  clock.pass(60_000);
  expect(seen.woken).toBe(0);
});
