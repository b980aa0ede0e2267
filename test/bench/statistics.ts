import type { Figure, Unit } from './figures.ts';

/** The smallest sample that at least this share of all samples does not exceed (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('a percentile of nothing');
  return found;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** How long the work took, in milliseconds. */
export function timed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

type More = Pick<Figure, 'baseline' | 'aim'>;

/** The median of some runs, with its spread. */
export function medianFigure(name: string, unit: Unit, samples: readonly number[], more: More = {}): Figure {
  const spread = { count: samples.length, least: Math.min(...samples), most: Math.max(...samples) };
  return { name, unit, value: median(samples), samples: spread, ...more };
}

export interface BaselineSamples {
  readonly name: string;
  readonly samples: readonly number[];
}

/** Percentiles of many samples in milliseconds, beside those of a baseline. `aimMs` is for p95. */
export function percentileFigures(
  name: string,
  samples: readonly number[],
  baseline: BaselineSamples,
  aimMs: number,
  percents: readonly number[] = [50, 95],
): Figure[] {
  const spread = { count: samples.length, least: Math.min(...samples), most: Math.max(...samples) };
  return percents.map((percent) => ({
    name: `${name} p${percent}`,
    unit: 'ms',
    value: percentile(samples, percent / 100),
    samples: spread,
    baseline: { name: baseline.name, value: percentile(baseline.samples, percent / 100) },
    ...(percent === 95 ? { aim: { atMost: aimMs } } : {}),
  }));
}
