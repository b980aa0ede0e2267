import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { translated } from '#db/connection/driver-errors.ts';
import { AppError, type Failure, type FailureKind, failureOf } from '#domain/contract/failure.ts';
import type { Clock } from '../ports.ts';

const ofTheDisk: readonly FailureKind[] = ['disk-full', 'read-only', 'disk-error'];
const tryAgainMs = 1500;
/** What saving a long text may need at once. */
const probeBytes = 256 * 1024;

export interface StorageHealthParts {
  readonly folder: string;
  readonly clock: Clock;
  /** It has begun or ended that nothing can be saved. */
  readonly changed: () => void;
  /** It can be saved again: what was put off may be done. */
  readonly recovered: () => void;
}

/** Knows whether this device can save, and finds out by itself when it can again. */
export class StorageHealth {
  readonly #parts: StorageHealthParts;
  #failure: Failure | null = null;
  #cancel: () => void = () => undefined;
  #stopped = false;

  constructor(parts: StorageHealthParts) {
    this.#parts = parts;
  }

  /** What keeps this device from saving; null while it can. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Hears of anything that went wrong, and makes something of what the disk has to do with. */
  note(error: unknown): void {
    const known = translated(error);
    const failure = known instanceof AppError ? failureOf(known) : (error as Failure | null);
    if (this.#stopped || !failure || !ofTheDisk.includes(failure.kind)) return;
    const isNew = this.#failure?.kind !== failure.kind;
    if (!this.#failure) this.#wait();
    this.#failure = failure;
    if (isNew) this.#parts.changed();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  #wait(): void {
    this.#cancel = this.#parts.clock.after(tryAgainMs, () => {
      if (this.#stopped) return;
      const failure = probe(this.#parts.folder);
      if (failure) return this.#wait();
      this.#failure = null;
      this.#parts.changed();
      this.#parts.recovered();
    });
  }
}

/** Writes as much as a save may need, and takes it away again. */
function probe(folder: string): unknown {
  const path = join(folder, 'room.probe');
  try {
    const file = openSync(path, 'w', 0o600);
    try {
      writeSync(file, Buffer.alloc(probeBytes, 1));
      fsyncSync(file);
    } finally {
      closeSync(file);
      rmSync(path, { force: true });
    }
    return undefined;
  } catch (error) {
    return error;
  }
}
