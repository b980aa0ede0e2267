import { revertibleMs } from '#domain/commands/revert-status.ts';
import type { UndoToken } from '#domain/contract/ipc/queue-views.ts';
import type { Clock } from '../ports.ts';
import type { Undoable } from './inverse.ts';

const mostSteps = 50;

interface Step {
  readonly at: number;
  readonly undoables: readonly Undoable[];
}

/** The last steps that can be undone, for as long as the account is open. */
export class UndoLog {
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #steps = new Map<UndoToken, Step>();

  constructor(clock: Clock, newId: () => string) {
    this.#clock = clock;
    this.#newId = newId;
  }

  keep(undoables: readonly Undoable[]): UndoToken {
    const token = this.#newId();
    const now = this.#clock.monotonic();
    this.#steps.set(token, { at: now, undoables });
    for (const [old, { at }] of this.#steps)
      if (now - at > revertibleMs || this.#steps.size > mostSteps) this.#steps.delete(old);
    return token;
  }

  /** A step is undone once. */
  take(token: UndoToken): readonly Undoable[] | undefined {
    const step = this.#steps.get(token);
    this.#steps.delete(token);
    return step && this.#clock.monotonic() - step.at <= revertibleMs ? step.undoables : undefined;
  }
}
