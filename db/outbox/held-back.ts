import { sql } from '../connection/connection.ts';
import type { OutboxReader } from '../connection/handle.ts';
import type { OutboxCommand } from './command-rows.ts';

/** How long a command may not leave, counted from `at` by this device's clock. */
export interface Hold {
  readonly at: number;
  readonly ms: number;
}

export interface HeldCommand extends Hold {
  readonly uid: string;
}

/** Commands that were held back when they were made and have not left yet, oldest first; whether their time is over, the caller knows. */
export function heldCommands(db: OutboxReader): readonly HeldCommand[] {
  return sql(
    db,
    `select uid, heldAt as at, holdMs as ms from command
     where state = 'waiting' and mid is null and holdMs is not null order by seq`,
  ).all<HeldCommand>();
}

/**
 * What has to stay behind a command that is held back: whatever builds on it, looks at a record it changes, or changes one it looks at or
 * changes. To everything else it makes no difference which of the two comes first.
 */
export class StaysBehind {
  readonly #held: ReadonlySet<string>;
  readonly #uids = new Set<string>();
  readonly #reads = new Set<string>();
  readonly #writes = new Set<string>();

  constructor(held: ReadonlySet<string>) {
    this.#held = held;
  }

  /** Asked of each command in the order they were made. */
  mayLeave(command: OutboxCommand): boolean {
    const { envelope, reads, writes } = command;
    const stays =
      this.#held.has(envelope.uid) ||
      envelope.dependsOn.some((uid) => this.#uids.has(uid)) ||
      reads.some((key) => this.#writes.has(key)) ||
      writes.some((key) => this.#writes.has(key) || this.#reads.has(key));
    if (!stays) return true;
    this.#uids.add(envelope.uid);
    for (const key of reads) this.#reads.add(key);
    for (const key of writes) this.#writes.add(key);
    return false;
  }
}
