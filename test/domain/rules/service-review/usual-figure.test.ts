import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import { leastFacts, likePeriods, outlierOf, usualOf } from '#domain/rules/service-review/usual-figure.ts';

const metric = (name: string) => metricNamed(name) ?? expect.unreachable(name);
const counted = (...values: readonly number[]) => values.map((value) => ({ value, n: value }));
const measured = (n: number, ...values: readonly number[]) => values.map((value) => ({ value, n }));

describe('what is usual', () => {
  it('is the median of the periods before, and how far they are from it', () => {
    // Distances from 105: 5, 5, 5, 15, 15, 25, 25, 895; their median is 15.
    const usual = usualOf(metric('created'), counted(100, 100, 90, 110, 80, 120, 130, 1000));
    expect(usual).toEqual({ median: 105, spread: expect.closeTo(15 * 1.4826, 6), periods: 8 });
  });

  it('is not told by too few periods, nor by periods with too few facts', () => {
    expect(usualOf(metric('created'), counted(1, 2, 3, 4))).toBeNull();
    expect(usualOf(metric('sla-kept'), measured(leastFacts - 1, 0.9, 0.9, 0.9, 0.9, 0.9))).toBeNull();
    expect(usualOf(metric('sla-kept'), measured(leastFacts, 0.9, 0.9, 0.9, 0.9, 0.9))?.periods).toBe(likePeriods.least);
    expect(
      usualOf(
        metric('satisfaction'),
        Array.from({ length: 8 }, () => ({ value: null, n: 0 })),
      ),
    ).toBeNull();
  });

  it('leaves room for chance where the past was steady', () => {
    expect(usualOf(metric('complaints'), counted(0, 0, 0, 0, 0, 0, 0, 0))?.spread).toBe(1);
    expect(usualOf(metric('created'), counted(400, 400, 400, 400, 400))?.spread).toBe(20);
    expect(usualOf(metric('sla-kept'), measured(50, 0.9, 0.9, 0.9, 0.9, 0.9))?.spread).toBe(0.02);
    expect(usualOf(metric('resolution-median'), measured(50, 2000, 2000, 2000, 2000, 2000))?.spread).toBe(100);
  });
});

describe('an outlier', () => {
  const usual = { median: 100, spread: 10, periods: 8 };
  it.each([
    ['backlog', 135, null],
    ['backlog', 136, 'bad'],
    ['backlog', 64, 'good'],
    ['solved', 136, 'good'],
    ['solved', 64, 'bad'],
    ['calls', 136, 'neutral'],
  ])('of %s at %i is %s', (name, value, tone) => {
    expect(outlierOf(metric(name), { value, n: value, usual })?.tone ?? null).toBe(tone);
  });

  it('is nothing that rests on few facts, has no value, or was never usual', () => {
    const share = { median: 0.9, spread: 0.02, periods: 8 };
    expect(outlierOf(metric('sla-kept'), { value: 0, n: leastFacts - 1, usual: share })).toBeNull();
    expect(outlierOf(metric('sla-kept'), { value: 0, n: leastFacts, usual: share })?.tone).toBe('bad');
    expect(outlierOf(metric('sla-kept'), { value: null, n: 0, usual: share })).toBeNull();
    expect(outlierOf(metric('created'), { value: 9, n: 9, usual: null })).toBeNull();
  });
});

// One strange period among eight moves neither what is usual, nor who stands out, by more than the others are apart.
test('one strange period does not change what is usual beyond the range of the others', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 7, maxLength: 7 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (others, strange) => {
        const usual = usualOf(metric('created'), counted(...others, strange));
        expect(usual?.median).toBeGreaterThanOrEqual(Math.min(...others));
        expect(usual?.median).toBeLessThanOrEqual(Math.max(...others));
        const most = Math.max(Math.max(...others) - Math.min(...others), 0) * 1.4826;
        expect(usual?.spread).toBeLessThanOrEqual(Math.max(most, Math.sqrt(1000)) + 1e-9);
      },
    ),
  );
});

// In whatever order the periods come, and no figure at the median ever stands out.
test('the order of the periods says nothing, and what is at the median is no outlier', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 8 })
        .chain((values) =>
          fc.tuple(
            fc.constant(values),
            fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
          ),
        ),
      ([values, shuffled]) => {
        const usual = usualOf(metric('created'), counted(...values));
        expect(usualOf(metric('created'), counted(...shuffled))).toEqual(usual);
        const median = usual?.median ?? expect.unreachable();
        expect(outlierOf(metric('created'), { value: median, n: 50, usual })).toBeNull();
      },
    ),
  );
});
