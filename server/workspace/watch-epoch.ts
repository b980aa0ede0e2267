import type { ServerContext } from '../context.ts';
import { errorFields } from '../log.ts';
import { checkEpoch, checkFloor } from './epoch.ts';

const intervalMs = 30_000;

/**
 * A replica may take over while we run, or an older state be put in the database's place; `floor` is what our start wrote to it.
 * Returns the function that stops looking, and waits for a look under way.
 */
export function watchEpoch({ store, clock, log }: ServerContext, floor: number): () => Promise<void> {
  let known = floor;
  const look = async (): Promise<void> => {
    await checkEpoch(store.db, clock);
    known = await checkFloor(store.db, clock, known);
  };
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    looking = look().catch((error: unknown) => log.warn('the epoch could not be checked', errorFields(error)));
  }, intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
