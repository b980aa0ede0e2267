import quickselect from 'quickselect';
import type { WholeValue } from './figure.ts';
import type { MetricValue } from './metric.ts';

type Statistic = MetricValue['statistic'];

/** Values being gathered, for any statistic of them: sums of whole numbers are exact, so that their order does not matter. */
export class Tally {
  #population = 0;
  #n = 0;
  #sum = 0;
  readonly #values: number[] | null;

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
  }

  /** All that another was given. */
  addAll(other: Tally): void {
    this.#population += other.#population;
    this.#n += other.#n;
    this.#sum += other.#sum;
    if (this.#values) for (const value of other.#values ?? []) this.#values.push(value);
  }

  result(statistic: Statistic): WholeValue {
    const [population, n] = [this.#population, this.#n];
    if (statistic === 'count') return { value: population, n: population, population };
    if (statistic === 'sum') return { value: this.#sum, n, population };
    return { value: n === 0 ? null : this.#of(statistic), n, population };
  }

  #of(statistic: Exclude<Statistic, 'count' | 'sum'>): number {
    if (statistic === 'mean' || statistic === 'share') return this.#sum / this.#n;
    const values = this.#values ?? [];
    return statistic === 'median' ? medianOf(values) : p90Of(values);
  }
}

/** The one in the middle, or the mean of the two there. Moves the values about, as `nth` does. */
function medianOf(values: number[]): number {
  const upper = Math.floor(values.length / 2);
  const high = nth(values, upper);
  if (values.length % 2 === 1) return high;
  // The others of the lower half stand before it.
  let low = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < upper; at++) low = Math.max(low, values[at] ?? low);
  return (low + high) / 2;
}

/** The smallest that at least nine tenths of them do not exceed. */
function p90Of(values: number[]): number {
  return nth(values, Math.ceil((values.length * 9) / 10) - 1);
}

/** The value that would stand there if they were sorted, which takes eight times as long; none below it is greater afterwards. */
function nth(values: number[], at: number): number {
  quickselect(values, at);
  return values[at] ?? 0;
}
