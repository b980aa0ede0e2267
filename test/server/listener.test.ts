import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveMessage } from '#domain/contract/wire/live.ts';
import { Listener } from '#server/live/listener.ts';

const session = { deviceId: 'd', agentId: 'a', tokenHash: 'h' };
let sent: LiveMessage[];
let listener: Listener;
beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  listener = new Listener(session, { send: (message) => sent.push(message), ping: () => {}, close: () => {} }, 0);
});
afterEach(() => vi.useRealTimers());

it('is told at once, then at most four times a second, and at last of the last state', () => {
  for (let n = 1; n <= 40; n++) {
    listener.tell([
      ['workspace', 7],
      ['leads', n],
    ]);
    vi.advanceTimersByTime(25);
  }
  vi.advanceTimersByTime(250);
  expect(sent[0]).toEqual({ kind: 'poke', vers: { workspace: 7, leads: 1 } });
  expect(sent.slice(1)).toEqual([10, 20, 30, 40].map((leads) => ({ kind: 'poke', vers: { leads } })));
});

it('is not told what it knows', () => {
  listener.tell([['workspace', 1]]);
  listener.tell([['workspace', 1]]);
  vi.advanceTimersByTime(1000);
  listener.tell([['workspace', 1]]);
  expect(sent.length).toBe(1);
  listener.tell([['workspace', 2]]);
  expect(sent.length).toBe(2);
});

it('is told nothing any more after it left', () => {
  listener.tell([['workspace', 1]]);
  listener.tell([['workspace', 2]]);
  listener.stop();
  vi.advanceTimersByTime(1000);
  expect(sent.length).toBe(1);
});

it('is given up when it answers none of three beats in a row', () => {
  const beat: LiveMessage = { kind: 'beat', serverTime: 1 };
  expect([1, 2, 3].map(() => listener.beat(beat))).toEqual([true, true, true]);
  listener.heard();
  expect([1, 2, 3, 4].map(() => listener.beat(beat))).toEqual([true, true, true, false]);
  expect(sent).toHaveLength(6);
});
