import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '#domain/rules/calendar/local-date.ts';
import { narrowings } from '#domain/rules/report-pages/narrowings.ts';
import { bucketFor, comparedWith, comparisons, periods, spanOf } from '#domain/rules/report-pages/period.ts';
import { frameOf } from '#renderer/reports/filters/report-frame.ts';
import { paramsOf, type Wish, wishOf } from '#renderer/reports/filters/wish.ts';

const today = '2026-11-22';
const own = { from: '2026-03-10', to: '2026-03-05' };
const days = ({ from, to }: { readonly from: string; readonly to: string }) => dayNumber(to) - dayNumber(from) + 1;

describe('the days of a period', () => {
  // 22 November 2026 is a Sunday.
  it.each([
    ['today', '2026-11-22', '2026-11-22'],
    ['this-week', '2026-11-16', '2026-11-22'],
    ['last-week', '2026-11-09', '2026-11-15'],
    ['this-month', '2026-11-01', '2026-11-22'],
    ['last-month', '2026-10-01', '2026-10-31'],
    ['7', '2026-11-16', '2026-11-22'],
    ['30', '2026-10-24', '2026-11-22'],
    ['own', '2026-03-05', '2026-03-10'],
  ] as const)('%s are from %s to %s', (period, from, to) => {
    expect(spanOf(period, own, today)).toEqual({ from, to });
  });

  it.each([
    ['7', 'before', '2026-11-09', '2026-11-15'],
    // The days of this month that are over, against as many of the month before.
    ['this-month', 'before', '2026-10-01', '2026-10-22'],
    // A whole month against a whole one, however long.
    ['last-month', 'before', '2026-09-01', '2026-09-30'],
    ['last-month', 'year', '2025-10-01', '2025-10-31'],
    ['own', 'before', '2026-02-27', '2026-03-04'],
  ] as const)('%s against %s are those from %s to %s', (period, comparison, from, to) => {
    expect(comparedWith(spanOf(period, own, today), period, comparison)).toEqual({ from, to });
  });

  it('of a leap day a year before end with the last of February', () => {
    const leap = { from: '2028-02-29', to: '2028-02-29' };
    expect(comparedWith(leap, 'own', 'year')).toEqual({ from: '2027-02-28', to: '2027-02-28' });
  });

  it('of a week that is begun are held against the same days of the one before', () => {
    const wednesday = '2026-11-18';
    expect(comparedWith(spanOf('this-week', own, wednesday), 'this-week', 'before')).toEqual({
      from: '2026-11-09',
      to: '2026-11-11',
    });
  });

  it('never overlap those they are compared with', () => {
    const date = fc
      .integer({ min: 10_000, max: 40_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    const compared = fc.record({
      ...{ period: fc.constantFrom(...periods.filter((period) => period !== 'own')), on: date },
      comparison: fc.constantFrom(...comparisons),
    });
    fc.assert(
      fc.property(compared, ({ period, on, comparison }) => {
        const span = spanOf(period, own, on);
        const other = comparedWith(span, period, comparison);
        expect(span.from <= span.to).toBe(true);
        if (!other) return;
        expect(other.from <= other.to).toBe(true);
        if (comparison === 'before') expect(other.to < span.from).toBe(true);
      }),
    );
  });

  it('are drawn by days, weeks or months, so that a chart can be read', () => {
    const of = (from: string) => bucketFor({ from, to: today });
    expect([of('2026-11-22'), of('2026-09-22'), of('2026-09-21'), of('2025-11-22'), of('2025-01-01')]).toEqual([
      ...['day', 'day', 'week', 'week', 'month'],
    ]);
    expect(days({ from: '2026-09-22', to: today })).toBe(62);
  });
});

describe('the address of a report', () => {
  it('says nothing of what is usual', () => {
    expect(paramsOf(wishOf({}, today))).toEqual({});
  });

  it('holds everything that was wished, nobody, and names with commas and percent signs too', () => {
    const text = fc.option(fc.oneof(fc.string({ minLength: 1 }), fc.constant(':none')), { nil: null });
    const wish: fc.Arbitrary<Wish> = fc.record({
      ...{ period: fc.constantFrom(...periods), comparison: fc.constantFrom(...comparisons) },
      own: fc.constant({ from: '2026-01-01', to: '2026-02-03' }),
      narrowed: fc.dictionary(fc.constantFrom(...narrowings), fc.array(text, { minLength: 1, maxLength: 3 })),
    });
    fc.assert(
      fc.property(wish, (wished) => {
        const address = new URLSearchParams(paramsOf(wished)).toString();
        const read = wishOf(Object.fromEntries(new URLSearchParams(address)), today);
        expect(frameOf(read, today, 'UTC')).toEqual(frameOf(wished, today, 'UTC'));
      }),
    );
  });

  it('that nobody can have meant is read as the usual one', () => {
    const wish = wishOf({ period: 'ever', compare: '?', from: '2026-99-01', teamId: '%E0%A4%A', by: 'x' }, today);
    expect(wish).toMatchObject({
      period: '30',
      comparison: 'before',
      own: { from: today },
      narrowed: { teamId: ['%E0%A4%A'] },
    });
  });
});
