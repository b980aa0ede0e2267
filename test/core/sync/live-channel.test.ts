import { describe, expect, it } from 'vitest';
import type { Clock, Network, SocketEvents } from '#core/ports.ts';
import { LiveChannel } from '#core/sync/live-channel.ts';

/** A clock moved by hand and a network that hands out its sockets' events. */
function stage() {
  let now = 10_000;
  const timers = new Set<{ at: number; run: () => void }>();
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const sockets: SocketEvents[] = [];
  const network: Network = {
    fetch: () => Promise.reject(new Error('not used')),
    openSocket(_url, _headers, on) {
      sockets.push(on);
      return { close: () => on.close() };
    },
  };
  const pass = (ms: number) => {
    now += ms;
    for (const timer of [...timers])
      if (timer.at <= now) {
        timers.delete(timer);
        timer.run();
      }
  };
  return { clock, network, sockets, pass };
}

function channel() {
  const { clock, network, sockets, pass } = stage();
  let pokes = 0;
  const live = new LiveChannel(network, clock, 'https://desk.example', () => {
    pokes += 1;
  });
  return { live, sockets, pass, pokes: () => pokes };
}

describe('LiveChannel', () => {
  it('passes pokes on, and nothing else the server may say', () => {
    const { live, sockets, pokes } = channel();
    live.open('token');
    sockets[0]?.open();
    sockets[0]?.message('{"kind":"poke","vers":{"workspace":4}}');
    sockets[0]?.message('{"kind":"beat","serverTime":1}');
    sockets[0]?.message('<html>');
    expect(pokes()).toBe(1);
  });

  it('asks to be opened again after its rest when it was closed and reopened too soon', () => {
    const { live, sockets, pass, pokes } = channel();
    live.open('token');
    sockets[0]?.open();
    live.close();
    live.open('token');
    expect(sockets).toHaveLength(1);
    expect(pokes()).toBe(0);
    pass(2000);
    expect(pokes()).toBe(1);
    live.open('token');
    expect(sockets).toHaveLength(2);
  });

  it('does not hammer a server that drops every socket', () => {
    const { live, sockets, pass } = channel();
    for (let i = 0; i < 50; i++) {
      live.open('token');
      sockets.at(-1)?.close();
      pass(100);
    }
    expect(sockets.length).toBeLessThanOrEqual(3);
  });

  it('asks for nothing once it was closed for good', () => {
    const { live, sockets, pass, pokes } = channel();
    live.open('token');
    sockets[0]?.open();
    sockets[0]?.close();
    const before = pokes();
    live.close();
    pass(60_000);
    expect(pokes()).toBe(before);
  });
});
