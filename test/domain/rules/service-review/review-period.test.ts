import { expect, it } from 'vitest';
import { reviewPeriod } from '#domain/rules/service-review/review-period.ts';

it.each([
  ['last-week', '2026-11-23', '2026-11-16', '2026-11-22'],
  ['last-week', '2026-11-22', '2026-11-09', '2026-11-15'],
  ['last-month', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['last-month', '2026-01-01', '2025-12-01', '2025-12-31'],
  ['last-quarter', '2026-11-23', '2026-07-01', '2026-09-30'],
  ['last-quarter', '2026-01-01', '2025-10-01', '2025-12-31'],
  ['last-quarter', '2026-12-31', '2026-07-01', '2026-09-30'],
] as const)('%s on %s is from %s to %s', (period, today, from, to) => {
  expect(reviewPeriod(period, today)).toEqual({ from, to });
});
