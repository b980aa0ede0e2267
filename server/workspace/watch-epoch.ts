import type { ServerContext } from '../context.ts';
import { errorFields } from '../log.ts';
import { checkEpoch } from './epoch.ts';

const intervalMs = 30_000;

/** A replica may take over while we run. Returns the function that stops looking. */
export function watchEpoch({ store, log }: ServerContext): () => void {
  const timer = setInterval(() => {
    checkEpoch(store.db).catch((error: unknown) => log.warn('the epoch could not be checked', errorFields(error)));
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}
