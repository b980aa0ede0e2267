import { describe, expect, it } from 'vitest';
import type { Network, SocketEvents } from '#core/ports.ts';
import { LiveChannel } from '#core/sync/live-channel.ts';
import { usualTiming } from '#core/sync/timing.ts';
import { beatEveryMs } from '#domain/contract/wire/live.ts';
import { stageClock } from '../../harness/stage-clock.ts';

const beat = '{"kind":"beat","serverTime":1}';
const poke = '{"kind":"poke","vers":{"workspace":4}}';

/** A channel over a clock moved by hand, and a network that hands out its sockets' events. */
function channel(random = 1) {
  const clock = stageClock();
  const sockets: (SocketEvents & { closed: boolean; sent: string[] })[] = [];
  const network: Network = {
    fetch: () => Promise.reject(new Error('not used')),
    openSocket(_url, _headers, on) {
      const socket = { ...on, closed: false, sent: [] as string[] };
      sockets.push(socket);
      return {
        send: (text) => socket.sent.push(text),
        close() {
          socket.closed = true;
          on.close();
        },
      };
    },
  };
  const count = { pokes: 0, lost: 0 };
  const live = new LiveChannel({
    network,
    clock,
    random: () => random,
    timing: usualTiming,
    serverUrl: 'https://desk.example',
    poked: () => {
      count.pokes += 1;
    },
    lost: () => {
      count.lost += 1;
    },
  });
  /** Connects and hears a beat as often as a server says one. */
  const listen = (ms: number) => {
    for (let passed = 0; passed < ms; passed += beatEveryMs) {
      sockets.at(-1)?.message(beat);
      clock.pass(beatEveryMs);
    }
  };
  return { live, sockets, clock, count, listen };
}

describe('LiveChannel', () => {
  it('passes pokes on, and nothing else the server may say', () => {
    const { live, sockets, count } = channel();
    live.open('token');
    sockets[0]?.open();
    sockets[0]?.message(poke);
    sockets[0]?.message(beat);
    sockets[0]?.message('<html>');
    expect(count.pokes).toBe(1);
  });

  it('stays open as long as the server gives a sign of life', () => {
    const { live, sockets, count, listen } = channel();
    live.open('token');
    sockets[0]?.open();
    listen(3_600_000);
    expect(live.isOpen).toBe(true);
    expect(sockets).toHaveLength(1);
    expect(count.lost).toBe(0);
  });

  it('gives up a socket that fell silent, says so at once, and opens another', () => {
    const { live, sockets, clock, count, listen } = channel();
    live.open('token');
    sockets[0]?.open();
    listen(60_000);
    clock.pass(usualTiming.silenceMs - beatEveryMs - 1);
    expect(count.lost).toBe(0);
    clock.pass(1);
    expect(count.lost).toBe(1);
    expect(live.isOpen).toBe(false);
    expect(sockets[0]?.closed).toBe(true);
    clock.pass(1200);
    expect(sockets).toHaveLength(2);
  });

  it('opens itself again after a drop, not all devices in the same moment', () => {
    const waits = [0, 0.5, 1].map((random) => {
      const { live, sockets, clock, listen } = channel(random);
      live.open('token');
      sockets[0]?.open();
      listen(60_000);
      sockets[0]?.close();
      let waited = 0;
      while (sockets.length < 2) {
        clock.pass(10);
        waited += 10;
      }
      return waited;
    });
    expect(waits).toEqual([200, 700, 1200]);
  });

  it('tries ever more rarely where a socket cannot be had, and asks nobody to pull for that', () => {
    const { live, sockets, clock, count } = channel();
    live.open('token');
    for (let seconds = 0; seconds < 600; seconds++) {
      sockets.at(-1)?.close();
      clock.pass(1000);
    }
    expect(sockets.length).toBeLessThan(20);
    expect(sockets.length).toBeGreaterThan(10);
    expect(count, 'the first time it may be the server').toEqual({ pokes: 0, lost: 1 });
  });

  it('says so too when the server goes while the channel is being opened again', () => {
    const { live, sockets, clock, count } = channel();
    live.open('token');
    sockets[0]?.open();
    clock.pass(1000);
    sockets[0]?.close();
    clock.pass(2000);
    expect([sockets.length, count.lost]).toEqual([2, 1]);
    sockets[1]?.close();
    expect(count.lost).toBe(2);
  });

  it('does not hammer a server that drops every socket after opening it, also when the engine asks again and again', () => {
    const { live, sockets, clock } = channel();
    for (let tenths = 0; tenths < 600; tenths++) {
      live.open('token');
      sockets.at(-1)?.open();
      sockets.at(-1)?.close();
      clock.pass(100);
      if (tenths % 7 === 0) live.close();
    }
    expect(sockets.length).toBeLessThanOrEqual(8);
  });

  it('does nothing any more once it was closed for good', () => {
    const { live, sockets, clock, count } = channel();
    live.open('token');
    sockets[0]?.open();
    live.close();
    clock.pass(3_600_000);
    expect(sockets).toHaveLength(1);
    expect(count.lost).toBe(0);
  });

  it('is not disturbed by what an earlier socket still says', () => {
    const { live, sockets, clock, count } = channel();
    live.open('token');
    sockets[0]?.open();
    live.close();
    clock.pass(2000);
    live.open('token');
    sockets[1]?.open();
    sockets[0]?.message(poke);
    sockets[0]?.close();
    expect(count).toEqual({ pokes: 0, lost: 0 });
    expect(live.isOpen).toBe(true);
  });
});
