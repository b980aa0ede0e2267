import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { careRulesOf, lookedBackDays, usualCareRules } from '#domain/rules/care-rules.ts';
import type { RepeatRules } from '#domain/rules/definitions/care-rules.ts';
import { type AskedCase, repeatGroups } from '#domain/rules/repeat-questions.ts';
import { day, hour, noon } from '../../builders/times.ts';

const { repeat: usual } = usualCareRules;
const asked = (id: string, subject: string, daysAgo: number): AskedCase => ({
  ...{ id, subject },
  openedAt: noon - daysAgo * day,
});
const idsOf = (groups: readonly (readonly AskedCase[])[]) => groups.map((cases) => cases.map(({ id }) => id));
const found = (cases: readonly AskedCase[], rules: Partial<RepeatRules> = {}) =>
  idsOf(repeatGroups(cases, { ...usual, ...rules }));

describe('the same question', () => {
  const thrice = [asked('a', '退款没到账', 20), asked('b', '退款还没有到账', 8), asked('c', '退款沒到賬', 1)];

  test('asked three times within thirty days is one group, the oldest case first', () => {
    expect(found(thrice)).toEqual([['a', 'b', 'c']]);
  });

  test('asked twice is no matter, unless the workspace minds', () => {
    expect(found(thrice.slice(1))).toEqual([]);
    expect(found(thrice.slice(1), { times: 2 })).toEqual([['b', 'c']]);
  });

  test('asked three times over a longer time is none; the last day still counts', () => {
    expect(found(thrice, { days: 18 })).toEqual([]);
    expect(found(thrice, { days: 19 })).toEqual([['a', 'b', 'c']]);
  });

  test('is told from others among many', () => {
    const others = [asked('x', '门锁报警', 7), asked('y', '发票怎么开', 6), asked('z', '空调不制冷', 5)];
    expect(found([...others, ...thrice])).toEqual([['a', 'b', 'c']]);
  });

  test('goes on: what was asked before the span belongs to it when the spans overlap', () => {
    const months = [40, 30, 20, 10].map((days, at) => asked(`m${at}`, '打印机离线', days));
    expect(found(months, { days: 21 })).toEqual([['m0', 'm1', 'm2', 'm3']]);
  });

  test('asked again after a long silence is a group of its own, the newest group first', () => {
    const twice = [300, 290, 280, 20, 10, 0].map((days, at) => asked(`n${at}`, '打印机离线', days));
    expect(found(twice)).toEqual([
      ['n3', 'n4', 'n5'],
      ['n0', 'n1', 'n2'],
    ]);
  });

  test('says something: subjects without a word are no question', () => {
    expect(found([asked('a', '？！', 1), asked('b', '？！', 2), asked('c', '？！', 3)])).toEqual([]);
  });
});

const subjects = ['退款没到账', '退款还没有到账', '门锁报警', '门锁又报警', 'printer offline', '…'] as const;
const cases = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 99 }).map((n) => `c${n}`),
      subject: fc.constantFrom(...subjects),
      openedAt: fc.integer({ min: 0, max: 24 * 80 }).map((hours) => noon - hours * hour),
    }),
    { maxLength: 14, selector: ({ id }) => id },
  )
  .map((all): readonly AskedCase[] => all);
const rules = fc.record({
  times: fc.integer({ min: 2, max: 5 }),
  days: fc.integer({ min: 1, max: 60 }),
  likeness: fc.integer({ min: 30, max: 95 }),
});

describe('whatever was asked', () => {
  test('the groups are the same in whatever order the cases are held: two devices agree', () => {
    const shuffled = cases.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, rules, ([one, other], by) => {
        expect(idsOf(repeatGroups(other, by))).toEqual(idsOf(repeatGroups(one, by)));
      }),
    );
  });

  test('and wherever the clocks stand', () => {
    fc.assert(
      fc.property(cases, rules, fc.integer({ min: -14, max: 14 }), (all, by, hours) => {
        const moved = all.map((one) => ({ ...one, openedAt: one.openedAt + hours * hour }));
        expect(idsOf(repeatGroups(moved, by))).toEqual(idsOf(repeatGroups(all, by)));
      }),
    );
  });

  test('a case stands in one group at most, and each group holds as many as the rules say', () => {
    fc.assert(
      fc.property(cases, rules, (all, by) => {
        const groups = repeatGroups(all, by);
        const ids = idsOf(groups).flat();
        expect(new Set(ids).size).toBe(ids.length);
        for (const group of groups) expect(group.length).toBeGreaterThanOrEqual(by.times);
      }),
    );
  });

  test('asking again, or a milder rule, takes no case out of a group', () => {
    fc.assert(
      fc.property(cases, rules, (all, by) => {
        const fewer = new Set(idsOf(repeatGroups(all.slice(1), by)).flat());
        const more = new Set(idsOf(repeatGroups(all, by)).flat());
        expect([...fewer].filter((id) => !more.has(id))).toEqual([]);
        const milder = {
          times: Math.max(2, by.times - 1),
          days: by.days + 10,
          likeness: Math.max(30, by.likeness - 10),
        };
        const mild = new Set(idsOf(repeatGroups(all, milder)).flat());
        expect([...more].filter((id) => !mild.has(id))).toEqual([]);
      }),
    );
  });
});

describe('the rules of a workspace', () => {
  const content = { repeat: { times: 5, days: 90, likeness: 70 } };

  test('hold where they are sound and switched on; else what is usual', () => {
    expect(careRulesOf(undefined)).toBe(usualCareRules);
    expect(careRulesOf({ kind: 'care-rules', active: true, content })).toEqual(content);
    expect(careRulesOf({ kind: 'care-rules', active: false, content })).toBe(usualCareRules);
    expect(careRulesOf({ kind: 'macro', active: true, content })).toBe(usualCareRules);
    expect(careRulesOf({ kind: 'care-rules', active: true, content: { repeat: { times: 1 } } })).toBe(usualCareRules);
  });

  test('look back over a quarter, or three spans', () => {
    expect(lookedBackDays(usual)).toBe(90);
    expect(lookedBackDays(content.repeat)).toBe(270);
  });
});
