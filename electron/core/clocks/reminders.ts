import { transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { nextMoment, noteTold, untold } from '#db/replica/deadlines.ts';
import type { RemindedCase, Reminder } from '#domain/contract/ipc/clock-views.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { Clock } from '../ports.ts';
import { inDigests } from './in-digests.ts';
import { LookOut } from './look-out.ts';

export interface ReminderParts {
  readonly replica: ReplicaWriter;
  readonly clock: Clock;
  /** The server's time. */
  readonly now: () => number;
  readonly actor: () => Actor;
  /** Whether this device could not reach the server then. */
  readonly isOutage: (instant: number) => boolean;
  /** Whether anybody would hear it: a deadline must not be told of to nobody while the window is still coming up. */
  readonly isHeard: () => boolean;
  readonly tell: (reminder: Reminder) => void;
  readonly failed: (error: unknown) => void;
}

/** Tells an agent by this device's clock what will be due in their cases and what is: without a network too, each once. */
export class Reminders {
  readonly #parts: ReminderParts;
  readonly #lookOut: LookOut;

  constructor(parts: ReminderParts) {
    this.#parts = parts;
    const { clock, now, failed, replica } = parts;
    this.#lookOut = new LookOut({
      ...{ clock, now, failed },
      tell: () => this.#tell(),
      next: (at) => nextMoment(replica, at),
    });
  }

  /** Deadlines have changed. */
  changed(): void {
    this.#lookOut.changed();
  }

  stop(): void {
    this.#lookOut.stop();
  }

  #tell(): void {
    const { replica, now, actor, isOutage, isHeard, tell } = this.#parts;
    if (!isHeard()) return;
    const { id, teamIds } = actor();
    const due = untold(replica, id, teamIds, now());
    if (due.length === 0) return;
    // Noted first: a reminder that is lost with its window is a lesser evil than one that comes at every start.
    transaction(replica, () => noteTold(replica, due));
    const told = due.map(({ due: level, ...rest }): RemindedCase => {
      const isBreached = level === 2;
      const inOutage = isBreached && isOutage(rest.dueAt);
      return { ...rest, inOutage, what: isBreached ? 'breached' : 'warned' };
    });
    inDigests(told, (total, cases) => tell({ total, cases }));
  }
}
