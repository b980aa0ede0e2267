import { errorFields } from '../log.ts';
import type { Job, JobContext } from './job.ts';
import { endTurn, takeTurn } from './turns.ts';

/** A job that failed is tried again after this. */
const retryMs = 10 * 60_000;

/** Does each job when it is due, one after the other, and each once at a time however many servers share the database. */
export class JobRunner {
  readonly #context: JobContext;
  readonly #jobs: readonly Job[];
  readonly #timer: NodeJS.Timeout;
  readonly #stop = new AbortController();
  #round: Promise<void> | undefined;

  constructor(context: JobContext, jobs: readonly Job[], lookEveryMs: number) {
    this.#context = context;
    this.#jobs = jobs;
    this.#timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  /** Does what is due; a second call while that lasts waits for the same. */
  look(): Promise<void> {
    this.#round ??= this.#doDue().finally(() => {
      this.#round = undefined;
    });
    return this.#round;
  }

  /** Lets the batch under way finish. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#stop.abort();
    await this.#round;
  }

  async #doDue(): Promise<void> {
    for (const job of this.#jobs) {
      if (this.#stop.signal.aborted) return;
      await this.#do(job).catch((error: unknown) =>
        this.#context.log.warn('a job could not be done', { job: job.name, ...errorFields(error) }),
      );
    }
  }

  async #do(job: Job): Promise<void> {
    if (!(await takeTurn(this.#context, job))) return;
    let afterMs = retryMs;
    try {
      const done = await job.run(this.#context, this.#stop.signal);
      // One that was cut off goes on when a server is there again.
      if (!this.#stop.signal.aborted) afterMs = job.everyMs;
      if (done > 0) this.#context.log.info('a job was done', { job: job.name, count: done });
    } finally {
      await endTurn(this.#context, job, afterMs);
    }
  }
}
