import type { JobContext } from '../jobs/job.ts';
import { errorFields } from '../log.ts';
import { drainEvents, ruleTools } from './drain-events.ts';

/** Answers events as soon as they are committed. What it leaves behind, also by dying, is for the next wake or the next server. */
export class RuleRunner {
  readonly #context: JobContext;
  readonly #tools = ruleTools();
  readonly #stop = new AbortController();
  #round: Promise<void> | undefined;
  #isAsked = false;

  constructor(context: JobContext) {
    this.#context = context;
  }

  wake(): void {
    if (this.#stop.signal.aborted) return;
    this.#isAsked = true;
    this.#round ??= this.#rounds().finally(() => {
      this.#round = undefined;
      // Woken after it had looked for the last time.
      if (this.#isAsked) this.wake();
    });
  }

  /** Lets the event in hand be answered. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#round;
  }

  async #rounds(): Promise<void> {
    while (this.#isAsked && !this.#stop.signal.aborted) {
      this.#isAsked = false;
      await drainEvents(this.#context, this.#tools, this.#stop.signal).catch((error: unknown) =>
        this.#context.log.warn('triggers could not be run', errorFields(error)),
      );
    }
  }
}
