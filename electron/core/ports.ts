/** Everything the core wants from outside. A host differs from another only in what it plugs in here. */
export interface Ports {
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly vault: Vault;
  readonly network: Network;
  readonly log: Log;
}

export interface Clock {
  /** Milliseconds since 1970 UTC by the device's clock, which may be wrong and may jump. */
  now(): number;
  /** Milliseconds that only ever go forward. */
  monotonic(): number;
  /**
   * Milliseconds since the machine was started, its sleep included, whatever the wall clock was set to meanwhile. A host that cannot tell
   * leaves it out; then `monotonic` stands in, which may stand still while the machine sleeps.
   */
  readonly sinceStart?: () => number;
  /** Returns the function that cancels. */
  after(ms: number, run: () => void): () => void;
}

export function steadyNow(clock: Clock): number {
  return clock.sinceStart ? clock.sinceStart() : clock.monotonic();
}

/** Keeps the profile's database key. */
export interface Vault {
  /**
   * The 32-byte key. `mayCreate` is true only while no database exists: a vault never makes a new key over an existing one.
   * Throws an AppError of kind `wrong-key` when the key is gone or cannot be unsealed.
   */
  key(mayCreate: boolean): Promise<Uint8Array>;
}

export interface Network {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Opens a WebSocket that carries JSON text. */
  openSocket(url: string, headers: Readonly<Record<string, string>>, on: SocketEvents): Socket;
}

export interface SocketEvents {
  readonly open: () => void;
  readonly message: (text: string) => void;
  /** Exactly once, after a failure to open too. */
  readonly close: () => void;
}

export interface Socket {
  /** Lost where the socket is not open. */
  send(text: string): void;
  close(): void;
}

/** Structured log lines. Fields never carry names, phone numbers, texts or other personal data. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}
