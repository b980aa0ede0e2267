import type { ReplicaWriter } from '#db/connection/handle.ts';
import {
  type ArticleBehind,
  articlesBehind,
  beginVectors,
  keepVectors,
  passageTexts,
  type ScaledVector,
  vectorsOf,
} from '#db/search/passage-vectors.ts';
import type { Clock } from '../../ports.ts';
import type { MeaningLine } from './line.ts';
import { scaled } from './scaled.ts';

interface SenderParts {
  readonly replica: ReplicaWriter;
  readonly line: MeaningLine;
  readonly clock: Clock;
  /** More articles have their vectors. */
  readonly advanced: () => void;
  readonly failed: (error: unknown) => void;
}

/** So many passages are sent at a time, of so many articles. */
const batchTexts = 32;
const batchArticles = 8;

/** Has vectors made of what articles say, a batch at a time, while everything else goes on. Of an article that was changed only the passages that are new go. */
export class PassageSender {
  readonly #parts: SenderParts;
  #isRunning = false;
  #isPaused = false;
  #closed = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(rests: boolean): void {
    this.#isPaused = rests;
    this.kick();
  }

  /** There may be something to do. */
  kick(): void {
    if (this.#isRunning || !this.#mayGoOn) return;
    this.#isRunning = true;
    void this.#run().finally(() => {
      this.#isRunning = false;
    });
  }

  close(): void {
    this.#closed = true;
  }

  get #mayGoOn(): boolean {
    return !this.#closed && !this.#isPaused && this.#parts.line.isFree;
  }

  async #run(): Promise<void> {
    const { clock, advanced, failed } = this.#parts;
    try {
      while (this.#mayGoOn && (await this.#batch())) {
        advanced();
        await new Promise<void>((resolve) => clock.after(0, resolve));
      }
    } catch (error) {
      if (!this.#closed) failed(error);
    }
  }

  /** False when nothing is left, or it did not work. */
  async #batch(): Promise<boolean> {
    const { replica, line } = this.#parts;
    const rules = line.allowed?.rules;
    if (!rules) return false;
    beginVectors(replica, `${rules.address} ${rules.model} ${rules.dimensions ?? ''}`);
    const articles = articlesBehind(replica, batchArticles);
    if (articles.length === 0) return false;
    const known = new Map(articles.flatMap(({ rid }) => [...vectorsOf(replica, rid)]));
    const texts = new Map(articles.flatMap(passageTexts).map(({ digest, text }) => [digest, text]));
    const missing = [...texts].filter(([digest]) => !known.has(digest));
    for (let from = 0; from < missing.length; from += batchTexts) {
      const part = missing.slice(from, from + batchTexts);
      const vectors = await line.send(
        'articles',
        part.map(([, text]) => text),
      );
      if (!vectors || this.#closed) return false;
      for (const [n, [digest]] of part.entries()) {
        const vector = vectors[n];
        if (vector) known.set(digest, scaled(vector));
      }
    }
    for (const article of articles) this.#keep(article, known);
    return true;
  }

  #keep(article: ArticleBehind, known: ReadonlyMap<string, ScaledVector>): void {
    const vectors = passageTexts(article).flatMap(({ digest }) => {
      const vector = known.get(digest);
      return vector ? [{ ...vector, digest }] : [];
    });
    keepVectors(this.#parts.replica, article, vectors);
  }
}
