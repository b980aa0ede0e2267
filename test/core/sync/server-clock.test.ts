import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ServerClock } from '#core/sync/server-clock.ts';
import { openOutbox } from '#db/open.ts';
import { stageClock } from '../../harness/stage-clock.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const day = 24 * 3_600_000;
const noon = Date.UTC(2026, 10, 20, 12);

function stage() {
  const outbox = openOutbox(join(temporaryFolder(), 'outbox.db'), new Uint8Array(32).fill(4));
  const clock = stageClock(noon);
  return { outbox, clock, time: new ServerClock(outbox, clock) };
}

describe('ServerClock', () => {
  it('does not follow a wall clock that is set while the program runs, but does follow a sleep', () => {
    const { clock, time } = stage();
    clock.set(-10 * day);
    clock.pass(1000);
    expect(time.now()).toBe(noon + 1000);
    clock.set(3650 * day);
    expect(time.now()).toBe(noon + 1000);
    clock.sleep(8 * 3_600_000);
    expect(time.now()).toBe(noon + 1000 + 8 * 3_600_000);
  });

  it('keeps what it measured for the next start without a network', () => {
    const { outbox, clock, time } = stage();
    time.observe(clock.monotonic(), clock.monotonic(), noon - day);
    clock.pass(3_600_000);
    expect(new ServerClock(outbox, clock).now()).toBe(noon - day + 3_600_000);
  });

  it('is never earlier than the server was heard to say, whatever the wall clock says at the next start', () => {
    const { outbox, clock, time } = stage();
    time.observe(clock.monotonic(), clock.monotonic(), noon);
    clock.set(-3650 * day);
    expect(new ServerClock(outbox, clock).now()).toBe(noon);
  });

  it('stamps what is done one after the other in that order, also when an answer puts it back a little', () => {
    const { clock, time } = stage();
    const stamps = [time.stamp(), time.stamp()];
    time.observe(clock.monotonic(), clock.monotonic(), noon - 400);
    stamps.push(time.stamp());
    clock.pass(1000);
    stamps.push(time.stamp());
    expect(stamps).toEqual([noon, noon + 1, noon + 2, noon + 600]);
  });

  it('is never earlier than what was done last, so that figures of now count it', () => {
    const { clock, time } = stage();
    const done = time.stamp();
    time.observe(clock.monotonic(), clock.monotonic(), noon - 400);
    expect(time.now()).toBe(done);
    clock.pass(1000);
    expect(time.now()).toBe(noon + 600);
  });

  it('does not come back to a time that turned out to be wrong', () => {
    const { clock, time } = stage();
    time.stamp();
    time.observe(clock.monotonic(), clock.monotonic(), noon - 90_000);
    expect(time.now()).toBe(noon - 90_000);
    clock.pass(50_000);
    expect([time.now(), time.stamp()]).toEqual([noon - 40_000, noon - 40_000]);
  });

  it('does not cling to a time that was years ahead', () => {
    const { clock, time } = stage();
    time.stamp();
    time.observe(clock.monotonic(), clock.monotonic(), noon - 3650 * day);
    expect(time.stamp()).toBe(noon - 3650 * day);
  });
});
