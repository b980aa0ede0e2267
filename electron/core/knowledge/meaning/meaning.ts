import type { OutboxWriter, ReplicaWriter } from '#db/connection/handle.ts';
import { removeMeaningKey, setMeaningKey } from '#db/outbox/meaning-key.ts';
import { suggestionQuestion } from '#db/queries/suggest-articles.ts';
import type { NearArticle } from '#db/search/nearest-passages.ts';
import { countVectors } from '#db/search/passage-vectors.ts';
import type { Events } from '#domain/contract/ipc/contract.ts';
import type { SuggestAsked, SuggestedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { MeaningState } from '#domain/contract/ipc/meaning-procedures.ts';
import type { Reads } from '../../reads/reads.ts';
import { type LineParts, MeaningLine } from './line.ts';
import { NearFinder } from './near-finder.ts';
import { PassageSender } from './passage-sender.ts';

interface MeaningParts extends Omit<LineParts, 'changed' | 'outbox' | 'failed'> {
  readonly outbox: OutboxWriter;
  readonly replica: ReplicaWriter;
  readonly reads: Reads;
  /** `meaning`: its state is otherwise; `suggestion`: what was asked has a better answer. */
  readonly tell: (what: 'meaning' | 'suggestion') => void;
  readonly warn: (what: string, why: string) => void;
  readonly failed: (error: unknown) => void;
}

/** While articles are still being sent, all vectors are read anew at most so often. */
const readAnewMs = 20_000;
/** The articles that words found first say what is asked, where the question itself stays here. */
const mostLike = 3;

/** What a workspace may have done so that articles are found by what they mean. Without it, and whenever it does not work, words alone find them. */
export class Meaning {
  readonly #parts: MeaningParts;
  readonly #line: MeaningLine;
  readonly #sender: PassageSender;
  readonly #finder: NearFinder;
  #version = 0;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(parts: MeaningParts) {
    this.#parts = parts;
    const { replica, reads, clock, tell, warn, failed } = parts;
    this.#line = new MeaningLine({
      ...parts,
      changed: () => {
        tell('meaning');
        this.#sender.kick();
      },
      failed: (problem) => warn('no vectors come', problem),
    });
    this.#sender = new PassageSender({ replica, clock, failed, line: this.#line, advanced: () => this.#advanced() });
    this.#finder = new NearFinder({
      ...{ reads, clock, failed, line: this.#line },
      mark: () => String(this.#version),
      found: () => tell('suggestion'),
    });
  }

  start(): void {
    this.#line.follow();
  }

  follow(changed: Events['changed']): void {
    const of = (name: string) => changed.some(({ collection }) => collection === name);
    if (of('definition')) this.#settle();
    if (of('article')) this.#sender.kick();
  }

  /** The connection may be there again. */
  kick(): void {
    this.#sender.kick();
  }

  get state(): MeaningState {
    const { rules, problem, retryAt, sentAt } = this.#line;
    const counted = rules ? countVectors(this.#parts.replica) : { articles: 0, behind: 0 };
    return {
      rules: rules ? { address: rules.address, model: rules.model, sends: rules.sends } : null,
      hasKey: this.#line.allowed !== undefined,
      ...counted,
      paused: this.#sender.isPaused,
      ...{ problem, retryAt },
      articlesSentAt: sentAt.articles ?? null,
      questionSentAt: sentAt.question ?? null,
    };
  }

  setKey(address: string, key: string): MeaningState {
    setMeaningKey(this.#parts.outbox, address, key);
    this.#settle();
    return this.state;
  }

  removeKey(): MeaningState {
    removeMeaningKey(this.#parts.outbox);
    this.#settle();
    return this.state;
  }

  work(what: 'pause' | 'resume' | 'retry'): MeaningState {
    if (what === 'retry') this.#line.retry();
    else this.#sender.pause(what === 'pause');
    this.#parts.tell('meaning');
    return this.state;
  }

  /** What is known by now to be near in meaning to what is asked; what is not is found out meanwhile, and `suggestion` tells of it. */
  near(asked: SuggestAsked, found: readonly SuggestedArticle[]): readonly NearArticle[] {
    const sends = this.#line.allowed?.rules.sends;
    if (sends === undefined) return [];
    if (sends === 'articles') {
      const like = found.slice(0, mostLike).map(({ id }) => id);
      return like.length === 0 ? [] : this.#finder.near({ like });
    }
    const { caseId, typed, names } = asked;
    const question = suggestionQuestion(this.#parts.replica, asked);
    return question === '' ? [] : this.#finder.near({ question, of: { caseId, typed, names } });
  }

  close(): void {
    this.#line.close();
    this.#sender.close();
    this.#finder.forget();
  }

  #settle(): void {
    if (this.#line.follow()) this.#finder.forget();
  }

  #advanced(): void {
    const { clock, replica, tell } = this.#parts;
    tell('meaning');
    const isDone = countVectors(replica).behind === 0;
    if (!isDone && clock.monotonic() - this.#readAt < readAnewMs) return;
    this.#readAt = clock.monotonic();
    this.#version++;
  }
}
