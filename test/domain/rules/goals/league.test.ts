// Agents side by side: each figure worked out by hand, and what holds for whatever work there is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isForLeague, type LeagueCell, leagueOf, weightOf, wilson } from '#domain/rules/goals/league.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';

const cell = (agentId: string, n: number, hits: number, work = 'repair/phone'): LeagueCell => ({
  agentId,
  work,
  n,
  hits,
});
const asked = { least: 30, better: 'up' } as const;

describe('two agents on the same work', () => {
  // 160 of 200. Within: 0.8 · 0.2 = 0.16. Between: (100 · 0.1² · 2 − 0.16) / (200 − 20,000 / 200) = 0.0184.
  const { mean, n, ranked, tooFew } = leagueOf([cell('b', 100, 70), cell('a', 100, 90), cell('c', 0, 0)], asked);

  test('are drawn towards the mean by how much agents differ beyond chance', () => {
    expect([mean, n]).toEqual([0.8, 200]);
    // Weight: 0.0184 / (0.0184 + 0.16 / 100) = 0.92.
    expect(weightOf(100, 0.16, 0.0184)).toBeCloseTo(0.92, 10);
    expect(ranked.map(({ agentId }) => agentId)).toEqual(['a', 'b']);
    expect(ranked[0]).toMatchObject({ own: 0.9, n: 100 });
    expect(ranked[0]?.drawn).toBeCloseTo(0.892, 10);
    expect(ranked[1]?.drawn).toBeCloseTo(0.708, 10);
  });

  test('stand on places of their own, for their ranges do not overlap', () => {
    expect(ranked[0]?.low).toBeCloseTo(0.8161, 3);
    expect(ranked[0]?.high).toBeCloseTo(0.9389, 3);
    expect(ranked[1]?.high).toBeCloseTo(0.7881, 3);
    expect(ranked.map(({ best, worst }) => [best, worst])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test('who had nothing is nowhere', () => {
    expect(tooFew).toEqual([]);
  });
});

test('hard work is held against the same hard work', () => {
  // Of complaints half come out well, for whoever has them; of inquiries nine in ten.
  const cells = [
    cell('hard', 100, 50, 'complaint/phone'),
    cell('easy', 100, 90, 'inquiry/chat'),
    cell('both', 100, 50, 'complaint/phone'),
    cell('both', 100, 90, 'inquiry/chat'),
  ];
  const { ranked, mean } = leagueOf(cells, asked);
  for (const { adjusted, best, worst, own, expected } of ranked) {
    expect(expected).toBeCloseTo(own, 10);
    expect(adjusted).toBeCloseTo(mean ?? -1, 10);
    expect([best, worst]).toEqual([1, 3]);
  }
});

test('where chance alone would tell agents apart as much, all are drawn to the mean and share every place', () => {
  const { ranked } = leagueOf([cell('a', 40, 30), cell('b', 40, 31)], asked);
  expect(ranked.map(({ best, worst }) => [best, worst])).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect(ranked[0]?.drawn).toBeCloseTo(ranked[1]?.drawn ?? -1, 10);
});

test('who has too few records has no place, but their work counts in the mean', () => {
  const { ranked, tooFew, mean } = leagueOf([cell('a', 30, 15), cell('b', 29, 29)], asked);
  expect(ranked.map(({ agentId }) => agentId)).toEqual(['a']);
  expect(tooFew).toEqual([{ agentId: 'b', n: 29 }]);
  expect(mean).toBeCloseTo(44 / 59, 10);
});

test('of no work there is no mean', () => {
  expect(leagueOf([], asked)).toEqual({ mean: null, n: 0, ranked: [], tooFew: [] });
});

test('less comes first where less is better', () => {
  const { ranked } = leagueOf([cell('a', 100, 90), cell('b', 100, 70)], { ...asked, better: 'down' });
  expect(ranked.map(({ agentId, best }) => [agentId, best])).toEqual([
    ['b', 1],
    ['a', 2],
  ]);
});

test.each([
  ['first-contact', true],
  ['reopen-rate', true],
  ['first-response-median', false],
  ['satisfaction', false],
  ['solved', false],
])('%s: %s', (name, isOne) => {
  const metric = metricNamed(name) ?? expect.unreachable(name);
  expect(isForLeague(metric)).toBe(isOne);
});

describe('whatever work there is', () => {
  const cells = fc
    .uniqueArray(
      fc.record({
        agentId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        work: fc.constantFrom('repair/phone', 'repair/chat', 'complaint/phone'),
        n: fc.integer({ min: 1, max: 400 }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 15, selector: ({ agentId, work }) => `${agentId}/${work}` },
    )
    .map((all): LeagueCell[] => all.map(({ part, ...rest }) => ({ ...rest, hits: Math.round(part * rest.n) })));

  test('the order in which it comes says nothing', () => {
    fc.assert(
      fc.property(cells, fc.infiniteStream(fc.nat()), (all, keys) => {
        const shuffled = all.map((each) => ({ each, key: keys.next().value })).sort((a, b) => a.key - b.key);
        expect(
          leagueOf(
            shuffled.map(({ each }) => each),
            asked,
          ),
        ).toEqual(leagueOf(all, asked));
      }),
    );
  });

  test('the fair figure lies between one’s own and the mean, and within its range', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const { ranked, mean } = leagueOf(all, asked);
        for (const { drawn, adjusted, low, high } of ranked) {
          const [least, most] = [Math.min(adjusted, mean ?? 0), Math.max(adjusted, mean ?? 0)];
          expect(drawn).toBeGreaterThanOrEqual(least - 1e-12);
          expect(drawn).toBeLessThanOrEqual(most + 1e-12);
          expect(low).toBeLessThanOrEqual(drawn);
          expect(high).toBeGreaterThanOrEqual(drawn);
        }
      }),
    );
  });

  test('the more records, the nearer to one’s own figure', () => {
    const part = fc.double({ min: 0.001, max: 0.25, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        part,
        part,
        (n, more, within, between) => {
          expect(weightOf(n + more, within, between)).toBeGreaterThan(weightOf(n, within, between));
          expect(weightOf(n, within, between)).toBeLessThan(1);
        },
      ),
    );
  });

  test('whose ranges overlap are never told apart, and who is surely better stands before', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const { ranked } = leagueOf(all, asked);
        for (const a of ranked)
          for (const b of ranked) {
            if (a.low > b.high) expect(a.best).toBeLessThan(b.worst);
            // Everybody's places hold where they stand in the list, so that overlapping ranges share one.
            if (a !== b && a.low <= b.high && b.low <= a.high)
              expect(Math.max(a.best, b.best)).toBeLessThanOrEqual(Math.min(a.worst, b.worst));
          }
      }),
    );
  });

  test('a figure and its opposite make the same league the other way up', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const { ranked } = leagueOf(all, asked);
        const opposite = leagueOf(
          all.map((each) => ({ ...each, hits: each.n - each.hits })),
          { ...asked, better: 'down' },
        );
        for (const { agentId, drawn } of ranked)
          expect(opposite.ranked.find((each) => each.agentId === agentId)?.drawn).toBeCloseTo(1 - drawn, 9);
      }),
    );
  });

  test('the range of a share is narrower, the more records it is of', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1000 }), (share, n) => {
        const [few, many] = [wilson(share, n), wilson(share, n * 2)];
        expect(few.low).toBeGreaterThanOrEqual(0);
        expect(few.high).toBeLessThanOrEqual(1);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });
});
