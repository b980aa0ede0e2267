import { transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import type { Events } from '#domain/contract/ipc/contract.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { Clock } from '../ports.ts';
import { inDigests } from './in-digests.ts';
import { LookOut } from './look-out.ts';

export interface ReminderParts<R> {
  readonly replica: ReplicaWriter;
  readonly clock: Clock;
  /** The server's time. */
  readonly now: () => number;
  readonly actor: () => Actor;
  /** Whether anybody would hear it: nothing must be told to nobody while the window is still coming up. */
  readonly isHeard: () => boolean;
  readonly tell: (reminder: R) => void;
  readonly failed: (error: unknown) => void;
}

/** What is told of. */
export interface Reminding<Row, R> {
  /** Collections that say when it is due. */
  readonly follows: ReadonlySet<string>;
  /** When something will be, after this moment; null when nothing is foreseen. */
  next(at: number): number | null;
  /** What is due by then and was not told. */
  untold(at: number): readonly Row[];
  /** Writes down that these are told. */
  note(rows: readonly Row[]): void;
  /** All of them counted, and some by name. */
  digest(all: readonly Row[], named: readonly Row[]): R;
}

export interface ReminderClock {
  start(): void;
  /** When it is due may have changed. */
  changed(): void;
  /** What was committed just now. */
  follow(changed: Events['changed']): void;
  stop(): void;
}

/** Tells by this device's clock what is due: without a network too, each once. */
export function reminderClock<Row, R>(parts: ReminderParts<R>, of: Reminding<Row, R>): ReminderClock {
  const { replica, clock, now, isHeard, tell, failed } = parts;
  const tellDue = () => {
    if (!isHeard()) return;
    const due = of.untold(now());
    if (due.length === 0) return;
    // Noted first: a reminder that is lost with its window is a lesser evil than one that comes at every start.
    transaction(replica, () => of.note(due));
    inDigests(due, (all, named) => tell(of.digest(all, named)));
  };
  const lookOut = new LookOut({ clock, now, failed, tell: tellDue, next: (at) => of.next(at) });
  return {
    start: () => lookOut.changed(),
    changed: () => lookOut.changed(),
    follow(changed) {
      if (changed.some(({ collection }) => of.follows.has(collection))) lookOut.changed();
    },
    stop: () => lookOut.stop(),
  };
}
