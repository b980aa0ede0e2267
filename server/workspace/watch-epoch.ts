import type { ServerContext } from '../context.ts';
import { errorFields } from '../log.ts';
import { checkEpoch } from './epoch.ts';

const intervalMs = 30_000;

/** A replica may take over while we run. Returns the function that stops looking, and waits for a look under way. */
export function watchEpoch({ store, log }: ServerContext): () => Promise<void> {
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    looking = checkEpoch(store.db).catch((error: unknown) =>
      log.warn('the epoch could not be checked', errorFields(error)),
    );
  }, intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
