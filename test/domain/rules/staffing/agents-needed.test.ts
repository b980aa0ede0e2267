import { describe, expect, it } from 'vitest';
import { agentsNeeded, type Demand, type StaffingGoal } from '#domain/rules/staffing/agents-needed.ts';
import { erlangC } from '#domain/rules/staffing/erlang-c.ts';
import { fc, test } from '../../../harness/fast-check.ts';

const halfHour = 30 * 60_000;
const goal: StaffingGoal = { share: 0.8, withinMs: 20_000, mostBusy: 1, shrinkage: 0 };

/** Erlang's C by its definition, in whole numbers: (a^n/n! · n/(n-a)) / (Σ a^k/k! + a^n/n! · n/(n-a)) for a load of `tenths` of an erlang. */
function byDefinition(agents: number, tenths: number): number {
  const [a, ten, n] = [BigInt(tenths), 10n, BigInt(agents)];
  // Everything times 10^n · n!, so that each term is a whole number.
  let term = ten ** n;
  for (let k = 1n; k <= n; k++) term *= k;
  let sum = 0n;
  for (let k = 0n; k < n; k++) {
    sum += term;
    term = (term * a) / (ten * (k + 1n));
  }
  // `term` is a^n/n! now; n/(n-a) with a = tenths/10 is 10n / (10n - tenths), by which both are multiplied.
  const waiting = term * ten * n;
  return Number((waiting * 10n ** 18n) / (sum * (ten * n - a) + waiting)) / 1e18;
}

describe('Erlang C', () => {
  it('says what the tables say', () => {
    // 10 erlangs: 100 calls of three minutes within half an hour. Cooper, Introduction to Queueing Theory, figures of the M/M/n queue.
    expect(erlangC(14, 10)).toBeCloseTo(0.1741, 4);
    expect(erlangC(11, 10)).toBeCloseTo(0.6821, 4);
    // One agent: the chance to wait is the load itself.
    expect(erlangC(1, 0.5)).toBeCloseTo(0.5, 12);
    // Two agents, one erlang: 1/3.
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12);
    expect([erlangC(10, 10), erlangC(3, 8), erlangC(0, 0), erlangC(4, 0)]).toEqual([1, 1, 1, 0]);
  });

  test(
    'is what its definition gives in whole numbers, for hundreds of agents',
    [fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 9999 })],
    (agents, part) => {
      const tenths = Math.max(1, Math.floor((agents * 10 * part) / 10_000));
      const exact = byDefinition(agents, tenths);
      expect(Math.abs(erlangC(agents, tenths / 10) - exact)).toBeLessThanOrEqual(1e-11 + exact * 1e-9);
    },
  );

  test(
    'is a chance that more agents lower and more load raises, for thousands of agents too',
    [fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0.01, max: 6000, noNaN: true })],
    (agents, load) => {
      const chance = erlangC(agents, load);
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1);
      expect(erlangC(agents + 1, load)).toBeLessThanOrEqual(chance);
      expect(erlangC(agents, load * 1.01)).toBeGreaterThanOrEqual(chance);
    },
  );
});

describe('agents needed', () => {
  it('are those of the textbook: 100 calls of three minutes in half an hour, four of five within 20 seconds', () => {
    const need = agentsNeeded({ calls: 100, perMs: halfHour, handleMs: 180_000 }, goal);
    // 14 agents: C = 0.1741; 1 - 0.1741·e^(-4·20/180) = 0.888; 0.1741·180/4 = 7.8 s; 10/14 busy.
    expect(need.agents).toBe(14);
    expect(need.answeredInTime).toBeCloseTo(0.888, 3);
    expect(need.meanWaitMs / 1000).toBeCloseTo(7.8, 1);
    expect(need.busy).toBeCloseTo(0.714, 3);
    expect(agentsNeeded({ calls: 100, perMs: halfHour, handleMs: 180_000 }, { ...goal, shrinkage: 0.3 }).rostered).toBe(
      20,
    );
    // 10/14 is too much for who asks for two thirds: 15 agents.
    expect(agentsNeeded({ calls: 100, perMs: halfHour, handleMs: 180_000 }, { ...goal, mostBusy: 2 / 3 }).agents).toBe(
      15,
    );
  });

  it('are none where nobody calls', () => {
    expect(agentsNeeded({ calls: 0, perMs: halfHour, handleMs: 180_000 }, goal)).toMatchObject({
      agents: 0,
      rostered: 0,
    });
  });

  const demands: fc.Arbitrary<Demand> = fc.record({
    calls: fc.double({ min: 0.1, max: 4000, noNaN: true }),
    perMs: fc.constant(halfHour),
    handleMs: fc.integer({ min: 1000, max: 1_200_000 }),
  });
  const goals: fc.Arbitrary<StaffingGoal> = fc.record({
    share: fc.double({ min: 0.01, max: 0.999, noNaN: true }),
    withinMs: fc.integer({ min: 0, max: 300_000 }),
    mostBusy: fc.double({ min: 0.3, max: 1, noNaN: true }),
    shrinkage: fc.double({ min: 0, max: 0.6, noNaN: true }),
  });

  test('reach the goal, and one fewer would not', [demands, goals], (demand, asked) => {
    const need = agentsNeeded(demand, asked);
    const load = (demand.calls * demand.handleMs) / demand.perMs;
    const inTime = (agents: number) =>
      agents <= load ? 0 : 1 - erlangC(agents, load) * Math.exp((-(agents - load) * asked.withinMs) / demand.handleMs);
    expect(inTime(need.agents)).toBeGreaterThanOrEqual(asked.share);
    expect(load / need.agents).toBeLessThanOrEqual(asked.mostBusy);
    const fewer = need.agents - 1;
    expect(inTime(fewer) < asked.share || load / fewer > asked.mostBusy).toBe(true);
    expect(need.rostered * (1 - asked.shrinkage)).toBeGreaterThanOrEqual(need.agents - 1e-6);
    expect((need.rostered - 1) * (1 - asked.shrinkage)).toBeLessThan(need.agents);
  });
});
