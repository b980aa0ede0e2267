import { describe, expect, it } from 'vitest';
import { hourRange, importantDate } from '#domain/model/service-file-fields.ts';
import { mergeSet } from '#domain/model/set-items.ts';

describe('a day that comes every year', () => {
  const date = (month: number, day: number, year: number | null = null) =>
    importantDate.safeParse({ kind: 'birthday', label: '', month, day, year }).success;

  it.each([
    [1, 31, null, true],
    [4, 31, null, false],
    [2, 29, null, true],
    [2, 29, 2000, true],
    [2, 29, 1900, false],
    [2, 29, 2023, false],
    [2, 30, null, false],
    [13, 1, null, false],
    [0, 1, null, false],
    [5, 12, 1799, false],
  ])('month %i, day %i of %s: %j', (month, day, year, fits) => {
    expect(date(month, day, year)).toBe(fits);
  });

  it('is the same one however a database puts its names in order', () => {
    const held = { kind: 'birthday', label: '', month: 5, day: 12, year: null };
    const turned = { year: null, day: 12, kind: 'birthday', month: 5, label: '' };
    expect(mergeSet([held], [], [turned])).toEqual([]);
    expect(mergeSet<object>([held], [turned])).toHaveLength(1);
  });
});

it.each([
  [{ from: 1320, to: 480 }, true],
  [{ from: 0, to: 0 }, false],
  [{ from: 0, to: 1440 }, false],
  [{ from: -1, to: 10 }, false],
])('hours %j: %j', (range, fits) => {
  expect(hourRange.safeParse(range).success).toBe(fits);
});
