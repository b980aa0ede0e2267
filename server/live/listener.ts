import { type DeviceMessage, deviceMessage, type LiveMessage, type Telephone } from '#domain/contract/wire/live.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { Session } from '../auth/session.ts';

export interface Wire {
  send(message: LiveMessage): void;
  /** Asks for a sign of life, which is passed to `heard`. */
  ping(): void;
  close(code: number, reason: string): void;
}

const pauseMs = 250;
/** Devices of ours say something once a second at most; one that says this much between two rounds is not one of them. */
const mostWords = 100;
const tooMuch = 1008;
/** A device that answers none of so many pings in a row is gone. */
const mostUnanswered = 3;

/** One connected device: what it was told, and what it is to be told after the pause between two pokes. */
export class Listener {
  readonly session: Session;
  readonly joinedAt: number;
  /** Undefined until looked up, null for one who has left. */
  agent: Actor | null | undefined;
  /** What it has open, as it last said. */
  doing: DeviceMessage['at'] = [];
  /** What its telephone does, as it last said; null where it does not speak of one. */
  telephone: Telephone | null = null;
  /** It knows what presence is: it said something of its own. */
  hears = false;
  /** It was told of everybody once; from then on of what changes. */
  toldWhole = false;
  readonly #wire: Wire;
  readonly #told = new Map<string, number>();
  readonly #waiting = new Map<string, number>();
  #pause: NodeJS.Timeout | undefined;
  #unanswered = 0;
  #word: string | undefined;
  #words = 0;

  constructor(session: Session, wire: Wire, joinedAt: number) {
    this.session = session;
    this.joinedAt = joinedAt;
    this.#wire = wire;
  }

  /** Its rights as of now: where they are others, it is told anew of whoever it may be told of. */
  isOf(agent: Actor | null): void {
    if (JSON.stringify(agent) !== JSON.stringify(this.agent)) this.toldWhole = false;
    this.agent = agent;
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

  /** What the device said, however often: only its last word is kept, and read when there is time. */
  said(text: string): void {
    this.#word = text;
    this.#words += 1;
    if (this.#words === mostWords) this.close(tooMuch, 'too many messages');
  }

  /** Takes in what was said since the last time; false when that was nothing, or nothing that can be understood. */
  readWord(): boolean {
    const text = this.#word;
    this.#word = undefined;
    this.#words = 0;
    const message = text === undefined ? undefined : deviceMessageIn(text);
    if (!message) return false;
    this.doing = message.at;
    this.telephone = message.telephone ?? null;
    this.hears = true;
    return true;
  }

  send(message: LiveMessage): void {
    this.#wire.send(message);
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

function deviceMessageIn(text: string): DeviceMessage | undefined {
  try {
    return deviceMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
