import type { OutboxReader, ReplicaReader, ReplicaWriter } from '#db/connection/handle.ts';
import { meaningKey } from '#db/outbox/meaning-key.ts';
import { meaningRules } from '#db/queries/meaning-rules.ts';
import { getReplicaMeta, setReplicaMeta } from '#db/replica/meta.ts';
import type { MeaningProblem } from '#domain/contract/ipc/meaning-procedures.ts';
import type { MeaningRules } from '#domain/rules/definitions/meaning-rules.ts';
import { type Clock, type Embeddings, EmbeddingsFailure, steadyNow } from '../../ports.ts';
import { backoffMs } from '../../sync/backoff.ts';

export interface LineParts {
  readonly outbox: OutboxReader;
  readonly replica: ReplicaWriter;
  readonly embeddings: Embeddings | undefined;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  /** The person switched the connection off. */
  readonly worksOffline: () => boolean;
  /** By the server's clock. */
  readonly now: () => number;
  /** Something of its state is otherwise; it may be free again. */
  readonly changed: () => void;
  readonly failed: (problem: MeaningProblem) => void;
}

export type Sent = 'articles' | 'question';

/** Until an answer is whole. */
const within: Readonly<Record<Sent, number>> = { articles: 60_000, question: 5_000 };
const longestRestMs = 10 * 60_000;
const longestObedienceMs = 60 * 60_000;

/** What the workspace and this device say by now: all of it is needed before anything leaves. */
interface Allowed {
  readonly rules: MeaningRules;
  readonly key: string;
}

/**
 * The one way out for texts whose meaning is wanted. Whether something may leave is looked up each time, at the last moment; after a failure the line
 * rests, and what nobody but a person can mend is not tried again.
 */
export class MeaningLine {
  readonly #parts: LineParts;
  #stop = new AbortController();
  #closed = false;
  #failures = 0;
  #problem: MeaningProblem | null = null;
  #restsUntil = Number.NEGATIVE_INFINITY;
  #cancelRest = (): void => undefined;
  #asked = '';

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  /** What the workspace wants, whether or not this device may do it. */
  get rules(): MeaningRules | undefined {
    return this.#parts.embeddings && meaningRules(this.#parts.replica);
  }

  get allowed(): Allowed | undefined {
    const { rules } = this;
    const key = rules && meaningKey(this.#parts.outbox, rules.address);
    return rules && key !== undefined ? { rules, key } : undefined;
  }

  get isFree(): boolean {
    if (this.#closed || this.#parts.worksOffline() || this.allowed === undefined) return false;
    return !this.#waitsForPerson && steadyNow(this.#parts.clock) >= this.#restsUntil;
  }

  get problem(): MeaningProblem | null {
    return this.#problem;
  }

  get retryAt(): number | null {
    const wait = this.#restsUntil - steadyNow(this.#parts.clock);
    return this.#problem === null || this.#waitsForPerson || !(wait > 0) ? null : this.#parts.now() + wait;
  }

  get sentAt(): Readonly<Partial<Record<Sent, number>>> {
    return sentAt(this.#parts.replica);
  }

  get #waitsForPerson(): boolean {
    return this.#problem === 'key-refused' || this.#problem === 'refused';
  }

  /** Vectors for the texts; none where they may not leave, where the line rests, or where it did not work. */
  async send(what: Sent, texts: readonly string[], given?: AbortSignal): Promise<readonly Float32Array[] | undefined> {
    const { embeddings, replica, now } = this.#parts;
    const { allowed } = this;
    if (!embeddings || !allowed || !this.isFree) return undefined;
    const { rules, key } = allowed;
    if (what === 'question' && rules.sends !== 'articles-and-question') return undefined;
    const { address, model, dimensions } = rules;
    const stop = this.#stop.signal;
    const signal = given ? AbortSignal.any([stop, given]) : stop;
    setReplicaMeta(replica, 'meaning-sent', JSON.stringify({ ...this.sentAt, [what]: now() }));
    try {
      const vectors = await embeddings.embed({
        address,
        key,
        model,
        dimensions,
        texts,
        withinMs: within[what],
        signal,
      });
      if (signal.aborted) return undefined;
      this.#worked();
      return vectors;
    } catch (error) {
      // What was given up tells nothing of the other side.
      if (!signal.aborted) this.#rest(error);
      return undefined;
    }
  }

  /** Rules or key may be others now; if they are, what is under way by the old ones ends, and what went wrong with them is over. */
  follow(): boolean {
    const asked = JSON.stringify([this.rules ?? null, this.allowed ?? null]);
    if (asked === this.#asked) return false;
    this.#asked = asked;
    this.#stop.abort();
    this.#stop = new AbortController();
    this.retry();
    return true;
  }

  /** Does not wait for the next try. */
  retry(): void {
    this.#cancelRest();
    this.#failures = 0;
    this.#problem = null;
    this.#restsUntil = Number.NEGATIVE_INFINITY;
    this.#parts.changed();
  }

  close(): void {
    this.#closed = true;
    this.#cancelRest();
    this.#stop.abort();
  }

  #worked(): void {
    const wasTroubled = this.#problem !== null;
    this.#failures = 0;
    this.#problem = null;
    if (wasTroubled) this.#parts.changed();
  }

  #rest(error: unknown): void {
    if (!(error instanceof EmbeddingsFailure)) throw error;
    const { clock, random, changed, failed } = this.#parts;
    this.#failures++;
    if (this.#problem !== error.problem) failed(error.problem);
    this.#problem = error.problem;
    const [byte = 0] = random(1);
    const asked = Math.min((error.seconds ?? 0) * 1000, longestObedienceMs);
    const ms = asked + backoffMs(this.#failures, byte / 256, longestRestMs);
    this.#restsUntil = steadyNow(clock) + ms;
    this.#cancelRest();
    if (!this.#waitsForPerson) this.#cancelRest = clock.after(ms, changed);
    changed();
  }
}

function sentAt(replica: ReplicaReader): Readonly<Partial<Record<Sent, number>>> {
  return JSON.parse(getReplicaMeta(replica, 'meaning-sent') ?? '{}') as Partial<Record<Sent, number>>;
}
