import { type BenchContext, isTrial } from '../figures.ts';

const idle = 50;

/** How many devices are connected at once, beside the one that is measured. */
export function crowdSizes(context: BenchContext): readonly number[] {
  return isTrial(context) ? [20, idle] : [200, 1000];
}

/** How many devices the server of a small workspace knows. */
export function devicesKnown(context: BenchContext): number {
  return Math.max(...crowdSizes(context), idle);
}
