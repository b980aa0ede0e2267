import type { MeaningProblem } from '#domain/contract/ipc/meaning-procedures.ts';
import type { FileStart, FromFileThread, ToFileThread } from './export/report/file-messages.ts';
import type { FromReader, ToReader } from './reads/read-messages.ts';

/** Everything the core wants from outside. A host differs from another only in what it plugs in here. */
export interface Ports {
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly vault: Vault;
  readonly network: Network;
  readonly log: Log;
  /** Left out, articles are found by their words alone. */
  readonly embeddings?: Embeddings;
  /** Left out, long reads happen in the core's own thread, a slice at a time. */
  readonly threads?: Threads;
}

/** Starts threads beside the core's own. */
export interface Threads {
  /** One that reads a replica with a handle of its own: `reading.worker.ts`. Throws where there can be none. */
  startReader(replica: ReplicaFile, on: ReaderEvents): ReaderThread;
  /** One that writes a file of a report: `report-file.worker.ts`. Throws where there can be none. */
  startFile(start: FileStart, on: FileEvents): FileThread;
}

export interface ReplicaFile {
  readonly path: string;
  readonly key: Uint8Array;
}

export interface ReaderEvents {
  readonly message: (message: FromReader) => void;
  /** Exactly once, however it ended; with what it ended by, where that was an error. */
  readonly ended: (error: unknown) => void;
}

export interface ReaderThread {
  post(message: ToReader): void;
  /** Ends it, at the latest after the statement that runs; `ended` tells when. */
  end(): void;
}

export interface FileEvents {
  readonly message: (message: FromFileThread) => void;
  /** Exactly once, however it ended; with what it ended by, where that was an error. */
  readonly ended: (error: unknown) => void;
}

export interface FileThread {
  /** What is `moved` goes over as it is, and is gone here. */
  post(message: ToFileThread, moved?: readonly ArrayBuffer[]): void;
  /** Ends it, wherever it is. */
  end(): void;
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

/** Turns texts into vectors of what they mean, wherever that is done. */
export interface Embeddings {
  /** A vector for each text, in their order and of one length. Fails with an EmbeddingsFailure. */
  embed(asked: EmbeddingsRequest): Promise<readonly Float32Array[]>;
}

export interface EmbeddingsRequest {
  readonly address: string;
  /** Empty where none is wanted. */
  readonly key: string;
  readonly model: string;
  /** How many numbers a vector is to have; null for as many as the model gives. */
  readonly dimensions: number | null;
  readonly texts: readonly string[];
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

export class EmbeddingsFailure extends Error {
  readonly problem: MeaningProblem;
  /** How long it asks to be left alone. */
  readonly seconds: number | undefined;

  constructor(problem: MeaningProblem, seconds?: number, cause?: unknown) {
    super(`No vectors came: ${problem}.`, { cause });
    this.problem = problem;
    this.seconds = seconds;
  }
}
