import type { ReviewFigure } from '../../model/service-review-fields.ts';
import type { FigureValue } from '../metrics/figure.ts';
import type { Metric } from '../metrics/metric.ts';
import { medianOf } from './median-of.ts';

/** A figure is held against so many like periods before it, and against no fewer than `least` of them. */
export const likePeriods = { most: 8, least: 5 } as const;
/** A share, a mean or a median of fewer facts says little. */
export const leastFacts = 10;
/** So many spreads from the median is out of the ordinary. */
export const outlierLimit = 3.5;

/** Makes a median absolute deviation comparable with a standard deviation. */
const ofNormal = 1.4826;

type Kind = Pick<Metric, 'unit' | 'value' | 'better'>;

function isCounted({ value: { statistic } }: Kind): boolean {
  return statistic === 'count' || statistic === 'sum';
}

/** However steady the past was: counts vary by their root of themselves, and nobody looks into two points or five percent. */
function leastSpread(metric: Kind, median: number): number {
  if (isCounted(metric)) return Math.sqrt(Math.max(median, 1));
  return metric.unit === 'share' ? 0.02 : Math.abs(median) * 0.05;
}

function counts(metric: Kind, { value, n }: FigureValue): boolean {
  return value !== null && (isCounted(metric) || n >= leastFacts);
}

/**
 * What a figure is usually like: the median of the like periods before, and how far they are from it (median absolute deviation), so that one
 * strange period among them moves neither. Null where too few of them say anything.
 */
export function usualOf(metric: Kind, earlier: readonly FigureValue[]): ReviewFigure['usual'] {
  const values = earlier.filter((each) => counts(metric, each)).map(({ value }) => value ?? 0);
  const median = medianOf(values);
  if (median === null || values.length < likePeriods.least) return null;
  const deviation = medianOf(values.map((value) => Math.abs(value - median))) ?? 0;
  return { median, spread: Math.max(deviation * ofNormal, leastSpread(metric, median)), periods: values.length };
}

export interface Outlier {
  /** In spreads from the median; below zero where the figure is lower. */
  readonly deviation: number;
  readonly tone: 'good' | 'bad' | 'neutral';
}

/** Null for a figure that is as usual, or of which nobody can tell. */
export function outlierOf(metric: Kind, figure: Pick<ReviewFigure, 'value' | 'n' | 'usual'>): Outlier | null {
  const { usual, value } = figure;
  if (!usual || usual.spread === 0 || value === null || !counts(metric, figure)) return null;
  const deviation = (value - usual.median) / usual.spread;
  if (Math.abs(deviation) <= outlierLimit) return null;
  const way = deviation > 0 ? 'up' : 'down';
  return { deviation, tone: metric.better === 'neutral' ? 'neutral' : metric.better === way ? 'good' : 'bad' };
}
