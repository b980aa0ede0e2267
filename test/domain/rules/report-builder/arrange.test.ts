// Whatever the rows and the order they come in: they are all there once, stand in the order that was asked for, groups follow one another
// without a gap, and what groups count and sum up to is the whole.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, type FoundRow, type Plan, type RawValue } from '#domain/rules/report-builder/arrange.ts';
import { columnsOf } from '#domain/rules/report-builder/columns.ts';

const columns = columnsOf('cases', []);
const named = (key: string) => {
  const column = columns.find((each) => each.key === key);
  if (!column) throw new Error(`no column ${key}`);
  return column;
};

/** What stands in the values of each row. */
const read = ['priority', 'agent', 'solveMs', 'reopenings', 'inOneContact'] as const;
const placed = (key: (typeof read)[number]) => ({ column: named(key), place: read.indexOf(key) });
const names = new Map([
  ['a1', 'Zhou'],
  ['a2', 'Ada'],
  ['a3', 'Ada'],
]);

const row = fc.record({
  at: fc.integer({ min: 0, max: 20 }),
  values: fc.tuple(
    fc.constantFrom<RawValue>('low', 'normal', 'high', 'urgent', null),
    fc.constantFrom<RawValue>('a1', 'a2', 'a3', 'gone', null),
    fc.option(fc.integer({ min: 0, max: 1000 })),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom<RawValue>(0, 1, null),
  ),
});
const rows = fc
  .array(row, { maxLength: 40 })
  .map((all) => all.map((each, at): FoundRow => ({ id: `r${at}`, ...each })));
const key = fc.constantFrom(...read);
const plan = fc
  .record({
    groups: fc.uniqueArray(fc.constantFrom('priority' as const, 'agent' as const, 'inOneContact' as const), {
      maxLength: 2,
    }),
    order: fc.uniqueArray(fc.record({ of: key, descending: fc.boolean() }), { maxLength: 3, selector: ({ of }) => of }),
  })
  .map(
    ({ groups, order }): Plan => ({
      ...{ groups: groups.map(placed), names },
      order: order.map(({ of, descending }) => ({ ...placed(of), descending })),
      summed: [placed('solveMs'), placed('reopenings'), placed('inOneContact')],
    }),
  );

test('rows are all there, in one order, however they come', () => {
  fc.assert(
    fc.property(rows, plan, fc.infiniteStream(fc.integer()), (found, wanted, noise) => {
      const arranged = arrange(found, wanted);
      const shuffled = found
        .map((each) => ({ each, by: noise.next().value ?? 0 }))
        .sort((a, b) => a.by - b.by)
        .map(({ each }) => each);
      expect(arrange(shuffled, wanted)).toEqual(arranged);
      expect(arranged.rows.toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))).toEqual(found);
    }),
  );
});

test('groups follow one another and add up to the whole, outer ones and those within', () => {
  fc.assert(
    fc.property(rows, plan, (found, wanted) => {
      const { groups, rows: all, summaries } = arrange(found, wanted);
      for (let level = 1; level <= wanted.groups.length; level++) {
        const its = groups.filter(({ keys }) => keys.length === level);
        expect(its.reduce((sum, { count }) => sum + count, 0)).toBe(found.length);
        expect(its.reduce((sum, each) => sum + (each.summaries[1] ?? 0), 0)).toBe(summaries[1]);
        expect(new Set(its.map(({ keys }) => JSON.stringify(keys))).size).toBe(its.length);
        let next = 0;
        for (const { keys, from, count } of its) {
          expect(from).toBe(next);
          next += count;
          for (const { values } of all.slice(from, next))
            expect(wanted.groups.slice(0, level).map(({ place }) => values[place])).toEqual(keys);
        }
      }
    }),
  );
});

describe('rows by hand', () => {
  const of = (id: string, at: number, ...values: RawValue[]): FoundRow => ({ id, at, values });
  const found = [
    of('1', 1, 'high', 'a1', 100, 1, 1),
    of('2', 2, 'low', 'a2', 300, 0, 0),
    of('3', 3, 'high', null, null, 2, null),
    of('4', 4, null, 'a1', 200, 0, 1),
    of('5', 5, 'high', 'a2', 50, 0, 0),
  ];
  const whole = { groups: [], order: [], summed: [], names };
  const idsIn = (wanted: Partial<Plan>) => arrange(found, { ...whole, ...wanted }).rows.map(({ id }) => id);

  test('have the newest first where nothing is said', () => expect(idsIn({})).toEqual(['5', '4', '3', '2', '1']));

  test('go by urgency, not by letters, and what has no value stands last either way', () => {
    expect(idsIn({ order: [{ ...placed('priority'), descending: false }] })).toEqual(['2', '5', '3', '1', '4']);
    expect(idsIn({ order: [{ ...placed('priority'), descending: true }] })).toEqual(['5', '3', '1', '2', '4']);
  });

  test('go by what people are called', () =>
    expect(idsIn({ order: [{ ...placed('agent'), descending: false }] })).toEqual(['5', '2', '4', '1', '3']));

  test('stand in groups with what these come to', () => {
    const { groups, summaries } = arrange(found, {
      ...{ groups: [placed('priority'), placed('agent')], names },
      order: [{ ...placed('priority'), descending: true }],
      summed: [placed('solveMs'), placed('reopenings'), placed('inOneContact')],
    });
    expect(groups.map(({ keys, count, from }) => [...keys, count, from])).toEqual([
      ['high', 3, 0],
      ['high', 'a2', 1, 0],
      ['high', 'a1', 1, 1],
      ['high', null, 1, 2],
      ['low', 1, 3],
      ['low', 'a2', 1, 3],
      [null, 1, 4],
      [null, 'a1', 1, 4],
    ]);
    expect(groups[0]?.summaries).toEqual([75, 3, 0.5]);
    expect(summaries).toEqual([150, 3, 0.5]);
  });

  test('of none, nothing is said but that there are none', () =>
    expect(arrange([], { ...whole, summed: [placed('solveMs'), placed('reopenings')] })).toEqual({
      ...{ rows: [], groups: [], summaries: [null, 0] },
    }));
});
