import { checked } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { NamedRead, ReadContext, Steps } from './named-read.ts';

/** One read, as it is run. */
export interface Run {
  /** Throws once nobody waits any more. */
  readonly check: () => void;
  readonly progress: (done: number) => void;
}

interface Parts {
  readonly db: ReplicaReader;
  /** Lets others have their turn. */
  readonly othersTurn: () => Promise<void>;
  /** How what belongs together is read: as of one moment, where others write meanwhile. */
  readonly together: <T>(work: () => T) => T;
}

/** Runs named reads over one handle: what answers at once at once, what takes steps one after the other. */
export class RunReads {
  readonly #parts: Parts;
  readonly #kept = new Map<string, { readonly mark: string; readonly value: unknown }>();
  readonly #context: ReadContext;
  #stepping: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#context = { zones: createZoneOffsets(), kept: (name, mark, find) => this.#keptOr(name, mark, find) };
  }

  async run(read: NamedRead<never, unknown>['read'], input: unknown, run: Run): Promise<unknown> {
    const made = this.#inOne(run, () => read(this.#parts.db, input as never, this.#context));
    if (!isSteps(made)) return made;
    const result = this.#stepping.then(() => this.#inSteps(made, run));
    this.#stepping = result.catch(() => undefined);
    return result;
  }

  #inOne<T>({ check }: Run, work: () => T): T {
    check();
    const { db, together } = this.#parts;
    return checked(db, check, () => together(work));
  }

  async #inSteps(steps: Steps<unknown>, run: Run): Promise<unknown> {
    for (;;) {
      const step = this.#inOne(run, () => steps.next());
      if (step.done) return step.value;
      if (typeof step.value === 'number') run.progress(step.value);
      await this.#parts.othersTurn();
    }
  }

  *#keptOr<T>(name: string, mark: string, find: () => Steps<T>): Steps<T> {
    const known = this.#kept.get(name);
    if (known?.mark === mark) return known.value as T;
    const value = yield* find();
    this.#kept.set(name, { mark, value });
    return value;
  }
}

function isSteps(made: unknown): made is Steps<unknown> {
  return typeof made === 'object' && made !== null && 'next' in made && Symbol.iterator in made;
}
