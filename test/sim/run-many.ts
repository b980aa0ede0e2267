import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Level } from './run-history.ts';

/** Histories of consecutive seeds for one worker. */
export interface Batch {
  readonly level: Level;
  readonly from: number;
  readonly count: number;
  /** The name of a planted bug. */
  readonly bug: string | null;
}

export interface Failed {
  readonly seed: number;
  readonly message: string;
}

export interface BatchResult {
  readonly from: number;
  readonly count: number;
  readonly failed: readonly Failed[];
}

export interface ManyOptions extends Batch {
  readonly workers: number;
  /** After each batch, in no order. */
  readonly done?: (result: BatchResult) => void;
  /** Ends the run early, as soon as the batches under way are through. */
  readonly enough?: (result: BatchResult) => boolean;
}

const sizes: Readonly<Record<Level, number>> = { model: 50, store: 5 };

/** Plays many histories in worker processes; each seed's outcome is the same whoever plays it. */
export async function runMany(options: ManyOptions): Promise<readonly Failed[]> {
  const { level, from, count, bug } = options;
  const failed: Failed[] = [];
  let next = from;
  let stopped = false;
  const take = (): Batch | undefined => {
    if (stopped || next >= from + count) return undefined;
    const batch = { level, from: next, count: Math.min(sizes[level], from + count - next), bug };
    next += batch.count;
    return batch;
  };
  const heard = (result: BatchResult): void => {
    failed.push(...result.failed);
    options.done?.(result);
    stopped ||= options.enough?.(result) ?? false;
  };
  await Promise.all(Array.from({ length: options.workers }, () => work(take, heard)));
  return failed.sort((a, b) => a.seed - b.seed);
}

/** One worker process, until there is nothing left to take. */
async function work(take: () => Batch | undefined, heard: (result: BatchResult) => void): Promise<void> {
  const worker = fork(join(import.meta.dirname, 'worker.ts'), { execArgv: [] });
  try {
    for (let batch = take(); batch; batch = take()) heard(await playedBy(worker, batch));
  } finally {
    worker.kill();
  }
}

function playedBy(worker: ChildProcess, batch: Batch): Promise<BatchResult> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a simulator process ended with ${code}`));
    worker.once('exit', ended);
    worker.once('message', (result) => {
      worker.off('exit', ended);
      resolve(result as BatchResult);
    });
    worker.send(batch);
  });
}
