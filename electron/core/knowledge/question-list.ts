import type { QuestionPage, QuestionsAsked } from '#domain/contract/ipc/question-views.ts';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import type { Clock } from '../ports.ts';
import { givenUp, type Reads } from '../reads/reads.ts';
import type { QuestionsRead } from './question-reads.ts';

const hourMs = 3_600_000;
/** What is found sooner is found at once, to a person; nobody is told how far it is. */
const silentMs = 300;
const betweenMs = 100;

type AskedOf = Omit<QuestionsAsked, 'offset' | 'limit'>;

/** Somebody who waits. */
interface Asker {
  readonly id: string | null;
  readonly leaving: AbortController;
}

interface Finding {
  readonly reads: Reads;
  readonly read: QuestionsRead;
  readonly askers: Set<Asker>;
  /** Nobody else wants it: it ends with the last of them. */
  readonly leaving: AbortController;
  readonly over: Promise<null>;
}

interface Parts {
  readonly reads: () => Reads;
  readonly clock: Clock;
  /** How often something had changed. */
  readonly revision: () => number;
  /** In hundredths. */
  readonly progress: (progress: BulkProgress) => void;
}

/** What is asked most: found once for all who wait for it, and kept until something changes. */
export class QuestionList {
  readonly #parts: Parts;
  readonly #askers = new Set<Asker>();
  /** By what is looked for, how often something had changed when it was begun, and the hour. */
  readonly #findings = new Map<string, Finding>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  page({ offset, limit, ...asked }: QuestionsAsked, now: number): Promise<QuestionPage> {
    return this.#asking(asked.id, async (asker) => {
      const { reads, read } = await this.#found(asked, now, asker);
      return reads.read('questions.rows', { ...read, offset, limit }, { signal: asker.leaving.signal });
    });
  }

  /** All of them, and of how many cases they are a share. */
  all(asked: AskedOf, now: number): Promise<QuestionPage> {
    return this.page({ ...asked, offset: 0, limit: Number.MAX_SAFE_INTEGER }, now);
  }

  cancel(id: string): void {
    for (const asker of this.#askers) if (asker.id === id) asker.leaving.abort(givenUp());
  }

  async #asking<T>(id: string | null, work: (asker: Asker) => Promise<T>): Promise<T> {
    const leaving = new AbortController();
    const asker = { id, leaving };
    this.#askers.add(asker);
    const left = new Promise<never>((_, reject) => {
      leaving.signal.addEventListener('abort', () => reject(leaving.signal.reason));
    });
    try {
      return await Promise.race([work(asker), left]);
    } finally {
      this.#askers.delete(asker);
    }
  }

  async #found({ id: _, ...by }: AskedOf, now: number, asker: Asker): Promise<Finding> {
    const reads = this.#parts.reads();
    const mark = JSON.stringify([this.#parts.revision(), by, Math.floor(now / hourMs)]);
    const known = this.#findings.get(mark);
    const finding = known?.reads === reads ? known : this.#begin(reads, { by, now, mark });
    finding.askers.add(asker);
    const leave = () => {
      finding.askers.delete(asker);
      if (finding.askers.size > 0 || !asker.leaving.signal.aborted) return;
      this.#forget(finding);
      finding.leaving.abort();
    };
    asker.leaving.signal.addEventListener('abort', leave);
    await finding.over.finally(leave);
    return finding;
  }

  #begin(reads: Reads, read: QuestionsRead): Finding {
    for (const finding of this.#findings.values()) if (finding.askers.size === 0) this.#forget(finding);
    const askers = new Set<Asker>();
    const leaving = new AbortController();
    const over = reads.read('questions.find', read, { signal: leaving.signal, progress: this.#teller(askers) });
    const finding = { reads, read, askers, leaving, over };
    this.#findings.set(read.mark, finding);
    // What failed is looked for anew.
    over.catch(() => this.#forget(finding));
    return finding;
  }

  #forget(finding: Finding): void {
    const { mark } = finding.read;
    if (this.#findings.get(mark) === finding) this.#findings.delete(mark);
  }

  #teller(askers: ReadonlySet<Asker>): (part: number) => void {
    const { clock, progress } = this.#parts;
    let due = clock.monotonic() + silentMs;
    return (part) => {
      const now = clock.monotonic();
      if (now < due) return;
      due = now + betweenMs;
      for (const { id } of askers) if (id !== null) progress({ id, done: Math.floor(100 * part), total: 100 });
    };
  }
}
