import { AppError } from '#domain/contract/failure.ts';
import type { Fate } from './steps.ts';

export type Path = 'push' | 'pull' | 'lease' | 'hello';

/** A request as it leaves a device. */
export interface Request {
  readonly device: number;
  readonly path: Path;
  readonly token: string;
  /** JSON text: what is shared by both sides is nothing. */
  readonly body: string;
}

/** What the server says to a request: an answer's JSON text, or the failure it names. */
export type Answer = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: AppError };

interface UnderWay {
  readonly request: Request;
  readonly settle: (answer: Answer) => void;
}

export interface Delivery {
  readonly fate: Fate;
  /** Works on the request as the server does. */
  readonly serve: (request: Request) => Promise<Answer>;
}

const mostStrays = 8;

function failed(kind: 'offline' | 'not-holdfast', message: string): Answer {
  return { ok: false, error: new AppError(kind, message) };
}

/** One device's line to the server: at most one request under way, and what was lost on it. */
export class Line {
  #underWay: UnderWay | undefined;
  readonly #lastAnswers = new Map<Path, Answer>();
  readonly #strays: Request[];

  /** `strays` is where requests go that arrive when nobody waits for them any more. */
  constructor(strays: Request[]) {
    this.#strays = strays;
  }

  get request(): Request | undefined {
    return this.#underWay?.request;
  }

  send(request: Request): Promise<Answer> {
    return new Promise((resolve) => {
      this.#underWay = { request, settle: resolve };
    });
  }

  /** The program that waited is gone; its request may still arrive. */
  abandon(): void {
    if (this.#underWay) this.#stray(this.#underWay.request);
    this.#underWay = undefined;
  }

  /** What the device hears of its request. */
  async deliver({ fate, serve }: Delivery): Promise<Answer | undefined> {
    const underWay = this.#underWay;
    if (!underWay) return undefined;
    const { request } = underWay;
    const answer = await this.#answer(request, fate, serve);
    // Served; a kill meanwhile does not take that back.
    if (this.#underWay === underWay) this.#underWay = undefined;
    underWay.settle(answer);
    return answer;
  }

  async #answer(request: Request, fate: Fate, serve: Delivery['serve']): Promise<Answer> {
    const served = async (): Promise<Answer> => {
      const answer = await serve(request);
      this.#lastAnswers.set(request.path, answer);
      return answer;
    };
    switch (fate) {
      case 'arrives':
        return served();
      case 'twice':
        await serve(request);
        return served();
      case 'copied':
        this.#stray(request);
        return served();
      case 'answer-lost':
        await served();
        return failed('offline', 'the answer was lost');
      case 'cut':
        await served();
        return failed('not-holdfast', 'the answer was cut');
      case 'request-lost':
        return failed('offline', 'the request was lost');
      case 'late':
        this.#stray(request);
        return failed('offline', 'nobody waited so long');
      case 'busy':
        return failed('offline', '503');
      case 'broken':
        return { ok: false, error: new AppError('internal', '500') };
      case 'portal':
        return failed('not-holdfast', 'a page of another');
      case 'stale':
        return this.#lastAnswers.get(request.path) ?? served();
    }
  }

  #stray(request: Request): void {
    this.#strays.push(request);
    if (this.#strays.length > mostStrays) this.#strays.shift();
  }
}
