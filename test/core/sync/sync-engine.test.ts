import { describe, expect, it } from 'vitest';
import { usualTiming } from '#core/sync/timing.ts';
import { getMeta } from '#db/outbox/meta.ts';
import { replicaMark } from '#db/replica/mark.ts';
import { AppError } from '#domain/contract/failure.ts';
import { engineStage } from './engine-stage.ts';

const { silenceMs, probeMs, longestProbePauseMs, safetyPullMs, steadyMs } = usualTiming;

describe('a server that goes away', () => {
  it('is noticed at once when the live socket ends, without waiting for the next pull', async () => {
    const stage = engineStage();
    await stage.start();
    expect(stage.engine.state.connection).toBe('online');
    await stage.clock.settle(steadyMs * 2);
    const at = stage.clock.monotonic();
    stage.set('refusing', true);
    expect(await stage.until('offline')).toBeLessThanOrEqual(50);
    expect(stage.since(at, 'pull')).toBe(0);
    await stage.end();
  });

  it('is noticed within seconds when everything vanishes in silence', async () => {
    const stage = engineStage();
    await stage.start();
    await stage.clock.settle(steadyMs * 2);
    stage.set('swallowing');
    expect(await stage.until('offline')).toBeLessThanOrEqual(silenceMs + probeMs + 50);
    await stage.end();
  });

  it('ends a request that was swallowed, long before that would give up by itself', async () => {
    const stage = engineStage();
    await stage.start();
    await stage.clock.settle(steadyMs * 2);
    stage.set('swallowing');
    stage.poke();
    await stage.clock.settle(1);
    expect(stage.asked.at(-1)?.what).toBe('pull');
    await stage.until('offline');
    const at = stage.clock.monotonic();
    stage.set('fair');
    await stage.until('online');
    expect(stage.since(at, 'pull')).toBe(1);
    await stage.end();
  });

  it('is not taken for gone while a full line still brings something', async () => {
    const stage = engineStage();
    await stage.start();
    await stage.clock.settle(steadyMs * 2);
    stage.trickle(true);
    stage.set('swallowing');
    stage.poke();
    await stage.clock.settle(silenceMs + probeMs + 5000);
    expect(stage.states).not.toContain('offline');
    await stage.end();
  });
});

describe('a pull that breaks off', () => {
  it('is noted as far as it came, so that an old copy of the replica is noticed', async () => {
    const stage = engineStage();
    stage.breakPulls();
    await stage.start();
    await stage.until('offline');
    expect(replicaMark(stage.store.replica)).toBe(1);
    expect(getMeta(stage.store.outbox, 'replica-mark')).toBe('1');
    await stage.end();
  });
});

describe('while the server is away', () => {
  it('only short questions are asked, ten seconds apart at most, and not all at once', async () => {
    const stage = engineStage();
    await stage.start();
    stage.set('refusing', true);
    await stage.until('offline');
    const at = stage.clock.monotonic();
    await stage.clock.settle(600_000);
    const hellos = stage.asked.filter((one) => one.at >= at && one.what === 'hello').map((one) => one.at);
    const pauses = hellos.slice(1).map((time, index) => time - (hellos[index] ?? 0));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(longestProbePauseMs + 300);
    expect(hellos.length).toBeLessThan(80);
    expect(stage.since(at, 'pull') + stage.since(at, 'push') + stage.since(at, 'socket')).toBe(0);
    await stage.end();
  });

  it('its return is noticed within ten seconds, and the live channel is opened again', async () => {
    const stage = engineStage();
    await stage.start();
    stage.set('refusing', true);
    await stage.clock.settle(3_600_000);
    const at = stage.clock.monotonic();
    stage.set('fair');
    expect(await stage.until('online')).toBeLessThanOrEqual(longestProbePauseMs + 500);
    await stage.clock.settle(usualTiming.longestPauseMs + 1000);
    expect(stage.since(at, 'socket')).toBe(1);
    await stage.end();
  });

  it('its return is noticed at once when the machine wakes up, the network changes or the person asks', async () => {
    for (const how of ['wake', 'hurry'] as const) {
      const stage = engineStage();
      await stage.start();
      stage.set('refusing', true);
      await stage.clock.settle(600_000);
      stage.set('fair');
      stage.engine[how]();
      expect(await stage.until('online')).toBeLessThanOrEqual(200);
      await stage.end();
    }
  });

  it('work that goes on makes no more questions', async () => {
    const stage = engineStage();
    await stage.start();
    stage.set('refusing', true);
    await stage.until('offline');
    const at = stage.clock.monotonic();
    for (let tenths = 0; tenths < 600; tenths++) {
      stage.engine.kick();
      await stage.clock.settle(100);
    }
    expect(stage.since(at, 'hello')).toBeLessThan(15);
    await stage.end();
  });
});

describe('a captive portal', () => {
  it('is not online, and the server behind it is noticed as soon as the terms are accepted', async () => {
    const stage = engineStage();
    await stage.start();
    stage.set(new AppError('not-holdfast', 'Something answered.'), true);
    await stage.until('problem');
    expect(stage.engine.state.problem?.kind).toBe('not-holdfast');
    await stage.clock.settle(600_000);
    expect(stage.engine.state.connection).not.toBe('online');
    stage.set('fair');
    expect(await stage.until('online')).toBeLessThanOrEqual(longestProbePauseMs + 500);
    await stage.end();
  });
});

describe('a machine that woke up or changed networks', () => {
  it('asks again what went out on the old line, and never calls itself offline for that', async () => {
    const stage = engineStage();
    await stage.start();
    await stage.clock.settle(steadyMs * 2);
    stage.set('swallowing');
    stage.poke();
    await stage.clock.settle(10);
    stage.set('fair');
    const at = stage.clock.monotonic();
    stage.engine.wake();
    await stage.clock.settle(500);
    expect(stage.since(at, 'pull')).toBe(1);
    expect(stage.states).toEqual(['connecting', 'online']);
    await stage.end();
  });
});

describe('a server that asks to be left alone', () => {
  it('is left alone that long, whatever anybody here wants, and then asked once', async () => {
    const stage = engineStage();
    await stage.start();
    stage.set(new AppError('throttled', 'Too many requests.', { seconds: 45 }));
    stage.poke();
    await stage.clock.settle(100);
    const at = stage.clock.monotonic();
    for (let seconds = 0; seconds < 44; seconds++) {
      stage.engine.kick();
      stage.engine.hurry();
      stage.engine.wake();
      await stage.clock.settle(1000);
    }
    expect(stage.asked.filter((one) => one.at >= at && one.what !== 'socket')).toEqual([]);
    stage.set('fair');
    expect(await stage.until('online')).toBeLessThanOrEqual(4000);
    await stage.end();
  });
});

describe('the pull that nothing asked for', () => {
  const pullsIn5Minutes = async (stage: ReturnType<typeof engineStage>) => {
    await stage.start();
    const at = stage.clock.monotonic();
    await stage.clock.settle(300_000);
    await stage.end();
    return stage.asked.filter((one) => one.what === 'pull' && one.at >= at && one.at <= at + 300_000).length;
  };

  it('comes every half minute, and twice as often where no live channel can be had', async () => {
    const stage = engineStage();
    expect(await pullsIn5Minutes(stage)).toBe(300_000 / safetyPullMs);
    const without = engineStage();
    without.withoutSockets();
    expect(await pullsIn5Minutes(without)).toBeGreaterThanOrEqual(18);
    expect(without.states).toEqual(['connecting', 'online']);
  });
});
