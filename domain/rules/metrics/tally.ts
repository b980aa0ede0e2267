import type { WholeValue } from './figure.ts';
import type { MetricValue } from './metric.ts';

type Statistic = MetricValue['statistic'];

/** Values being gathered, for any statistic of them: sums of whole numbers are exact, so that their order does not matter. */
export class Tally {
  #population = 0;
  #n = 0;
  #sum = 0;
  readonly #values: number[] | null;
  #sorted: Float64Array | null = null;

  /** Only for a median or the like has every value to be kept. */
  constructor(keepsValues: boolean) {
    this.#values = keepsValues ? [] : null;
  }

  /** Null for a fact without a value. */
  add(value: number | null): void {
    this.#population += 1;
    if (value === null) return;
    this.#n += 1;
    this.#sum += value;
    this.#values?.push(value);
    this.#sorted = null;
  }

  result(statistic: Statistic): WholeValue {
    const [population, n] = [this.#population, this.#n];
    if (statistic === 'count') return { value: population, n: population, population };
    if (statistic === 'sum') return { value: this.#sum, n, population };
    return { value: n === 0 ? null : this.#of(statistic), n, population };
  }

  #of(statistic: Exclude<Statistic, 'count' | 'sum'>): number {
    if (statistic === 'mean' || statistic === 'share') return this.#sum / this.#n;
    this.#sorted ??= Float64Array.from(this.#values ?? []).sort();
    return statistic === 'median' ? medianOf(this.#sorted) : p90Of(this.#sorted);
  }
}

/** The one in the middle, or the mean of the two there. */
function medianOf(sorted: Float64Array): number {
  const upper = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? upper - 1 : upper], sorted[upper]];
  return (low + high) / 2;
}

/** The smallest that at least nine tenths of them do not exceed. */
function p90Of(sorted: Float64Array): number {
  return sorted[Math.ceil((sorted.length * 9) / 10) - 1] ?? 0;
}
