import type { NearArticle } from '#db/search/nearest-passages.ts';
import type { SuggestAsked } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { type Clock, steadyNow } from '../../ports.ts';
import type { Reads } from '../../reads/reads.ts';
import type { MeaningLine } from './line.ts';

interface FinderParts {
  readonly line: MeaningLine;
  readonly reads: Reads;
  readonly clock: Clock;
  /** As of which change the vectors are. */
  readonly mark: () => string;
  /** What is near to a question that was asked just now is known. */
  readonly found: () => void;
  readonly failed: (error: unknown) => void;
}

/** What is asked: in words, of which what may leave is found out first, or else what the articles that the words found here have in common. */
export type AskedNear =
  | { readonly question: string; readonly of: Pick<SuggestAsked, 'caseId' | 'typed' | 'names'> }
  | { readonly like: readonly ArticleId[] };

/** What comes later does not change a list that somebody has begun to read. */
const usefulMs = 1000;
const mostNear = 40;
const mostKept = 50;

interface Known {
  readonly vector: Float32Array | undefined;
  readonly mark: string;
  readonly near: readonly NearArticle[];
}

/** Finds what is near to a question, behind the back of who asked: what is known by now is told at once, and the rest when it is there. */
export class NearFinder {
  readonly #parts: FinderParts;
  /** The latest questions, the one asked last at the end. Nowhere but in memory. */
  readonly #known = new Map<string, Known>();
  #asking: { readonly key: string; readonly stop: AbortController } | undefined;

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  near(asked: AskedNear): readonly NearArticle[] {
    const key = JSON.stringify(asked);
    const known = this.#known.get(key);
    if (known?.mark !== this.#parts.mark()) void this.#ask(key, asked, known?.vector);
    return known?.near ?? [];
  }

  /** With other rules nothing of this holds. */
  forget(): void {
    this.#asking?.stop.abort();
    this.#known.clear();
  }

  async #ask(key: string, asked: AskedNear, vector: Float32Array | undefined): Promise<void> {
    if (this.#asking?.key === key) return;
    // Only the latest question matters.
    this.#asking?.stop.abort();
    const asking = { key, stop: new AbortController() };
    this.#asking = asking;
    try {
      await this.#find(key, asked, vector, asking.stop.signal);
    } catch (error) {
      if (!asking.stop.signal.aborted) this.#parts.failed(error);
    } finally {
      if (this.#asking === asking) this.#asking = undefined;
    }
  }

  async #find(key: string, asked: AskedNear, former: Float32Array | undefined, signal: AbortSignal): Promise<void> {
    const { clock, line, reads, mark: markNow, found } = this.#parts;
    const begun = steadyNow(clock);
    const vector = former ?? ('of' in asked ? await this.#vectorOf(asked.of, signal) : undefined);
    if (signal.aborted || !line.allowed || ('of' in asked && !vector)) return;
    const mark = markNow();
    const to = 'like' in asked ? { like: asked.like } : { vector: vector ?? new Float32Array() };
    const near = await reads.read('articles.near', { to, mark, limit: mostNear }, { signal });
    if (signal.aborted) return;
    this.#known.delete(key);
    this.#known.set(key, { vector, mark, near });
    for (const [oldest] of this.#known) {
      if (this.#known.size <= mostKept) break;
      this.#known.delete(oldest);
    }
    if (near.length > 0 && steadyNow(clock) - begun <= usefulMs) found();
  }

  async #vectorOf(of: Pick<SuggestAsked, 'caseId' | 'typed' | 'names'>, signal: AbortSignal) {
    if (!this.#parts.line.isFree) return undefined;
    const question = await this.#parts.reads.read('articles.question', of, { signal });
    if (question === '') return undefined;
    const [vector] = (await this.#parts.line.send('question', [question], signal)) ?? [];
    return vector;
  }
}
