import type { ServerContext } from '../context.ts';

export type JobContext = Pick<
  ServerContext,
  'store' | 'workspace' | 'clock' | 'log' | 'committed' | 'mail' | 'reportFolder'
>;

/** Work that comes round. Doing it twice, or again after it was cut off, must do no harm. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** Works in short transactions until there is nothing left to do, or the server stops. Returns how much was done. */
  run(context: JobContext, stop: AbortSignal): Promise<number>;
}

/** Runs the batch until it finds nothing more. */
export async function inBatches(stop: AbortSignal, batch: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let count = -1; count !== 0 && !stop.aborted; total += count) count = await batch();
  return total;
}
