import { liveMessage } from '#domain/contract/wire/live.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import type { Clock, Network, Socket } from '../ports.ts';

/** A socket that was open is not opened again sooner, however often it drops. */
const restMs = 2000;

/** The socket on which the server says that something is new. A lost hint is made good by the next pull, so nothing is kept. */
export class LiveChannel {
  readonly #network: Network;
  readonly #clock: Clock;
  readonly #url: string;
  readonly #poked: () => void;
  #socket: Socket | undefined;
  #restUntil = 0;
  #cancelTry: (() => void) | undefined;

  constructor(network: Network, clock: Clock, serverUrl: string, poked: () => void) {
    this.#network = network;
    this.#clock = clock;
    const url = new URL('/v1/live', serverUrl);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#url = url.href;
    this.#poked = poked;
  }

  open(token: string): void {
    if (this.#socket) return;
    const now = this.#clock.monotonic();
    if (now < this.#restUntil) {
      this.#tryAgainIn(this.#restUntil - now);
      return;
    }
    this.#restUntil = now + restMs;
    let opened = false;
    const headers = { authorization: `Bearer ${token}`, [protocolHeader]: String(protocolVersion) };
    const socket = this.#network.openSocket(this.#url, headers, {
      open: () => {
        opened = true;
      },
      message: (text) => {
        if (isPoke(text)) this.#poked();
      },
      close: () => {
        if (this.#socket !== socket) return;
        this.#socket = undefined;
        // The next cycle finds out at once whether the server is still there, and opens the socket again after its rest.
        if (opened) this.#poked();
        this.#tryAgainIn(restMs);
      },
    });
    this.#socket = socket;
  }

  close(): void {
    this.#cancelTry?.();
    this.#cancelTry = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #tryAgainIn(ms: number): void {
    this.#cancelTry ??= this.#clock.after(ms, () => {
      this.#cancelTry = undefined;
      this.#poked();
    });
  }
}

function isPoke(text: string): boolean {
  try {
    const message = liveMessage.safeParse(JSON.parse(text));
    return message.success && message.data.kind === 'poke';
  } catch {
    return false;
  }
}
