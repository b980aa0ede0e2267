import type { ChartModel } from '../rules/report-pages/chart-model.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps that a clock has: an axis that says 1 h 23 min, 2 h 46 min is read by nobody. */
const spans = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((count) => count * day),
];
const linesWanted = 5;

/** Between two lines of the value axis, so that about five of them reach the highest value. */
export function axisStep(unit: ChartModel['unit'], top: number): number {
  if (unit === 'ms') return spans.find((span) => span * linesWanted >= top) ?? Math.ceil(top / linesWanted);
  if (unit === 'share') return 0.25;
  const rough = Math.max(top, 1) / linesWanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
  // Half a case is nothing.
  return unit === 'count' ? Math.max(1, step) : step;
}

/** Where the axis ends: at the first line on or above the highest value. */
export function axisEnd(unit: ChartModel['unit'], top: number): number {
  const step = axisStep(unit, top);
  return unit === 'share' ? 1 : Math.max(1, Math.ceil(top / step - 1e-9)) * step;
}
