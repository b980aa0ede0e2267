import { type DeviceMessage, type LiveMessage, liveMessage } from '#domain/contract/wire/live.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import type { Clock, Network, Socket } from '../ports.ts';
import { backoffMs } from './backoff.ts';
import type { SyncTiming } from './timing.ts';

export interface LiveChannelParts {
  readonly network: Network;
  readonly clock: Clock;
  /** In [0, 1]. */
  readonly random: () => number;
  readonly timing: SyncTiming;
  readonly serverUrl: string;
  /** The server says that something is new. */
  readonly poked: () => void;
  /** The socket ended, fell silent or could not be had where it can be: the server may be gone. */
  readonly lost: () => void;
  /** The server was reached on a new socket. */
  readonly opened?: () => void;
  /** What was heard on the socket holds no longer. */
  readonly ended?: () => void;
  readonly presence?: (message: Extract<LiveMessage, { kind: 'presence' }>) => void;
}

/**
 * The socket on which the server says that something is new. A lost hint is made good by the next pull, so nothing is kept. While it is
 * wanted it opens itself again, ever more rarely where that does not work.
 */
export class LiveChannel {
  readonly #parts: LiveChannelParts;
  readonly #url: string;
  #token: string | undefined;
  #socket: Socket | undefined;
  #open = false;
  #hasOpened = false;
  #failures = 0;
  #notBefore = 0;
  #cancelTry: (() => void) | undefined;
  #cancelSilence: (() => void) | undefined;

  constructor(parts: LiveChannelParts) {
    this.#parts = parts;
    const url = new URL('/v1/live', parts.serverUrl);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#url = url.href;
  }

  /** Whether the server was heard on it and is not overdue. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** Lost while it is not open. */
  say(message: DeviceMessage): void {
    if (this.#open) this.#socket?.send(JSON.stringify(message));
  }

  /** From now on it is wanted; changes nothing while it is there or on its way. */
  open(token: string): void {
    this.#token = token;
    if (!this.#socket && !this.#cancelTry) this.#tryWhenDue();
  }

  /** Not wanted any more. When it may be opened next is remembered. */
  close(): void {
    this.#token = undefined;
    this.#cancelTry?.();
    this.#cancelTry = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) this.#ended();
    socket?.close();
  }

  #tryWhenDue(): void {
    const wait = this.#notBefore - this.#parts.clock.monotonic();
    if (wait <= 0) {
      this.#connect();
      return;
    }
    this.#cancelTry = this.#parts.clock.after(wait, () => {
      this.#cancelTry = undefined;
      this.#connect();
    });
  }

  #connect(): void {
    const token = this.#token;
    if (token === undefined) return;
    const { network, clock, timing } = this.#parts;
    const triedAt = clock.monotonic();
    this.#failures += 1;
    const headers = { authorization: `Bearer ${token}`, [protocolHeader]: String(protocolVersion) };
    const socket = network.openSocket(this.#url, headers, {
      open: () => {
        if (this.#socket !== socket) return;
        this.#open = true;
        this.#hasOpened = true;
        this.#heard(socket);
        this.#parts.opened?.();
      },
      message: (text) => {
        if (this.#socket !== socket) return;
        if (clock.monotonic() - triedAt > timing.steadyMs) this.#failures = 0;
        this.#heard(socket);
        const message = messageIn(text);
        if (message?.kind === 'poke') this.#parts.poked();
        if (message?.kind === 'presence') this.#parts.presence?.(message);
      },
      close: () => this.#gone(socket),
    });
    this.#socket = socket;
  }

  /** A socket whose other end went without a word looks open for ever; the server speaks often enough to tell. */
  #heard(socket: Socket): void {
    this.#cancelSilence?.();
    this.#cancelSilence = this.#parts.clock.after(this.#parts.timing.silenceMs, () => {
      this.#gone(socket);
      socket.close();
    });
  }

  #gone(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#ended();
    if (this.#token !== undefined) this.#tryWhenDue();
    // Where none ever opened it may just be that sockets are not let through; the first failure is looked into all the same.
    if (this.#hasOpened || this.#failures === 1) this.#parts.lost();
  }

  #ended(): void {
    const { clock, random, timing } = this.#parts;
    this.#notBefore = clock.monotonic() + backoffMs(Math.max(1, this.#failures), random(), timing.longestPauseMs);
    this.#open = false;
    this.#cancelSilence?.();
    this.#cancelSilence = undefined;
    this.#parts.ended?.();
  }
}

/** A server of another version may say more than is understood here. */
function messageIn(text: string): LiveMessage | undefined {
  try {
    return liveMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
