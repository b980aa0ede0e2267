import type { LiveMessage } from '#domain/contract/wire/live.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { Session } from '../auth/session.ts';

export interface Wire {
  send(message: LiveMessage): void;
  /** Asks for a sign of life, which is passed to `heard`. */
  ping(): void;
  close(code: number, reason: string): void;
}

const pauseMs = 250;
/** A device that answers none of so many pings in a row is gone. */
const mostUnanswered = 3;

/** One connected device: what it was told, and what it is to be told after the pause between two pokes. */
export class Listener {
  readonly session: Session;
  /** Undefined until looked up, null for one who has left. */
  agent: Actor | null | undefined;
  readonly #wire: Wire;
  readonly #told = new Map<string, number>();
  readonly #waiting = new Map<string, number>();
  #pause: NodeJS.Timeout | undefined;
  #unanswered = 0;

  constructor(session: Session, wire: Wire) {
    this.session = session;
    this.#wire = wire;
  }

  /** At most four pokes a second; what comes in between goes out together. */
  tell(vers: readonly (readonly [scope: string, ver: number])[]): void {
    for (const [scope, ver] of vers) {
      if (this.#told.get(scope) === ver) continue;
      this.#told.set(scope, ver);
      this.#waiting.set(scope, ver);
    }
    if (!this.#pause) this.#flush();
  }

  /** Says that the server is there and asks whether the device is; false when it has not been for too long. */
  beat(message: LiveMessage): boolean {
    if (this.#unanswered >= mostUnanswered) return false;
    this.#unanswered += 1;
    this.#wire.send(message);
    this.#wire.ping();
    return true;
  }

  /** The device gave a sign of life. */
  heard(): void {
    this.#unanswered = 0;
  }

  close(code: number, reason: string): void {
    this.stop();
    this.#wire.close(code, reason);
  }

  stop(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#waiting.clear();
  }

  #flush(): void {
    this.#pause = undefined;
    if (this.#waiting.size === 0) return;
    this.#wire.send({ kind: 'poke', vers: Object.fromEntries(this.#waiting) });
    this.#waiting.clear();
    this.#pause = setTimeout(() => this.#flush(), pauseMs).unref();
  }
}
