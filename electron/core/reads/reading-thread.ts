import { AppError } from '#domain/contract/failure.ts';
import { errorTrace } from '../error-trace.ts';
import type { Clock, Log, ReaderThread, ReplicaFile, Threads } from '../ports.ts';
import type { ReadInput, ReadName, ReadOutput } from './named-reads.ts';
import type { FromReader } from './read-messages.ts';
import { accountClosed, givenUp, type ReadOptions, type Reads } from './reads.ts';

/** A statement that still runs then is cut off. */
const patienceMs = 2000;

export interface ReadingThreadParts {
  readonly threads: Pick<Threads, 'startReader'>;
  readonly replica: ReplicaFile;
  readonly log: Log;
  readonly clock: Clock;
  /** Where it is read when no thread comes up. */
  readonly here: Reads;
  /** With nothing to read for so long, the thread ends, and gives its memory back; left out, it stays. */
  readonly idleMs?: number;
}

/** A read that somebody waits for. */
interface Waiting {
  readonly cancelled: Int32Array<SharedArrayBuffer>;
  readonly progress: ((done: number) => void) | undefined;
  resolve(value: unknown): void;
  reject(error: unknown): void;
  /** The same once more, in the core's own thread. */
  readHere(): void;
}

/** A thread as it runs. */
interface Running {
  readonly thread: ReaderThread;
  readonly over: Promise<void>;
  isReady: boolean;
}

/**
 * Reads in one thread, which starts with the first of them. When it ends by itself what it was reading fails, and the next read starts another; one
 * that never came up is not tried again.
 */
export class ReadingThread implements Reads {
  readonly #parts: ReadingThreadParts;
  readonly #waiting = new Map<number, Waiting>();
  #running: Running | undefined;
  /** Threads that were told to end and have not yet. */
  readonly #leaving = new Set<Promise<void>>();
  #stopResting: () => void = () => undefined;
  #lastId = 0;
  #cannotStart = false;
  #isClosed = false;

  constructor(parts: ReadingThreadParts) {
    this.#parts = parts;
  }

  /** Starts the thread before anybody waits for it. */
  start(): void {
    if (this.#isClosed || this.#cannotStart || this.#running) return;
    const { threads, replica } = this.#parts;
    const { promise: over, resolve } = Promise.withResolvers<void>();
    try {
      const thread = threads.startReader(replica, {
        message: (message) => this.#hear(message),
        ended: (error) => {
          if (this.#running?.over === over) this.#ended(error);
          resolve();
        },
      });
      this.#running = { thread, over, isReady: false };
    } catch (error) {
      this.#noThread(error);
    }
  }

  async read<N extends ReadName>(name: N, input: ReadInput<N>, options: ReadOptions = {}): Promise<ReadOutput<N>> {
    const { signal, progress } = options;
    if (this.#isClosed) throw accountClosed();
    if (signal?.aborted) throw givenUp();
    this.start();
    const running = this.#running;
    const { here } = this.#parts;
    if (!running) return here.read(name, input, options);
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const cancelled = new Int32Array(new SharedArrayBuffer(4));
    const readHere = () => here.read(name, input, options).then(resolve, reject);
    this.#stopResting();
    this.#waiting.set(id, { cancelled, progress, resolve, reject, readHere });
    const giveUp = () => this.#settle(id)?.reject(givenUp());
    signal?.addEventListener('abort', giveUp);
    try {
      running.thread.post({ t: 'read', id, name, input, cancelled });
      return (await promise) as ReadOutput<N>;
    } finally {
      this.#settle(id);
      signal?.removeEventListener('abort', giveUp);
      this.#rest();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const id of [...this.#waiting.keys()]) this.#settle(id)?.reject(accountClosed());
    this.#stopResting();
    await Promise.all([...this.#leaving, this.#leave()]);
  }

  /** The thread that runs comes to an end; the next read starts another. */
  async #leave(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    running.thread.post({ t: 'close' });
    const cancel = this.#parts.clock.after(patienceMs, () => running.thread.end());
    await running.over;
    cancel();
  }

  /** Nothing is being read: it ends after a while. */
  #rest(): void {
    const { clock, idleMs } = this.#parts;
    if (idleMs === undefined || this.#waiting.size > 0 || this.#isClosed) return;
    this.#stopResting();
    this.#stopResting = clock.after(idleMs, () => {
      const leaving = this.#leave().finally(() => this.#leaving.delete(leaving));
      this.#leaving.add(leaving);
    });
  }

  /** Nobody waits for it any more. */
  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (waiting) Atomics.store(waiting.cancelled, 0, 1);
    return waiting;
  }

  #hear(message: FromReader): void {
    if (message.t === 'ready') {
      if (this.#running) this.#running.isReady = true;
    } else if (message.t === 'progress') this.#waiting.get(message.id)?.progress?.(message.done);
    else if (message.t === 'answer') this.#settle(message.id)?.resolve(message.value);
    else {
      const { kind, message: text, details } = message.failure;
      if (message.trace) this.#parts.log.error('a read failed by a defect', { error: message.trace });
      this.#settle(message.id)?.reject(new AppError(kind, text, details));
    }
  }

  #ended(error: unknown): void {
    const wasReady = this.#running?.isReady === true;
    this.#running = undefined;
    if (this.#isClosed) return;
    if (!wasReady) this.#noThread(error);
    else {
      this.#parts.log.error('a thread that reads ended by itself', { error: errorTrace(error) });
      for (const id of [...this.#waiting.keys()])
        this.#settle(id)?.reject(new AppError('internal', 'The thread that was reading ended; it can be read anew.'));
    }
  }

  #noThread(error: unknown): void {
    this.#cannotStart = true;
    this.#parts.log.warn('no thread to read in; long reads take turns with everything else', {
      error: errorTrace(error),
    });
    for (const id of [...this.#waiting.keys()]) this.#settle(id)?.readHere();
  }
}
