import type { OutboxReader } from '#db/connection/handle.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { liveCommands } from '#db/outbox/commands.ts';
import { isConfirmed, type PulledUpTo } from './confirmed.ts';

/** The unconfirmed commands of an account in `seq` order: what stands over the server's rows. Derived, never stored. */
export class Overlay {
  #commands: readonly OutboxCommand[] = [];
  readonly #outbox: OutboxReader;

  constructor(outbox: OutboxReader) {
    this.#outbox = outbox;
  }

  get commands(): readonly OutboxCommand[] {
    return this.#commands;
  }

  /** Reads the whole outbox, of which acknowledged commands are kept for weeks: at start, and when nothing can be taken as confirmed. */
  reload(pulled: PulledUpTo): void {
    this.#read(0, pulled);
  }

  /** Reads what the outbox says now of the commands held here. Returns those that went: refused, cancelled or confirmed. */
  refresh(pulled: PulledUpTo): readonly OutboxCommand[] {
    const before = this.#commands;
    const [first] = before;
    if (!first) return [];
    this.#read(first.seq, pulled);
    const now = new Set(this.#commands.map((command) => command.envelope.uid));
    return before.filter((command) => !now.has(command.envelope.uid));
  }

  /** Lets go of the commands that a pull has confirmed, and returns them. */
  confirm(pulled: PulledUpTo): readonly OutboxCommand[] {
    const confirmed = this.#commands.filter((command) => isConfirmed(command, pulled));
    if (confirmed.length > 0) this.#commands = this.#commands.filter((command) => !confirmed.includes(command));
    return confirmed;
  }

  /** Lets go of commands that were taken back in the outbox, and returns them. */
  drop(uids: ReadonlySet<string>): readonly OutboxCommand[] {
    const gone = this.#commands.filter(({ envelope }) => uids.has(envelope.uid));
    if (gone.length > 0) this.#commands = this.#commands.filter(({ envelope }) => !uids.has(envelope.uid));
    return gone;
  }

  /** Takes back what was let go: the rows' transaction was rolled back. */
  restore(commands: readonly OutboxCommand[]): void {
    this.#commands = commands;
  }

  /** Every record that a command here read or wrote. */
  touched(): ReadonlySet<string> {
    return new Set(this.#commands.flatMap((command) => [...command.reads, ...command.writes]));
  }

  append(command: OutboxCommand): void {
    this.#commands = [...this.#commands, command];
  }

  #read(fromSeq: number, pulled: PulledUpTo): void {
    this.#commands = liveCommands(this.#outbox, fromSeq).filter((command) => !isConfirmed(command, pulled));
  }

  /**
   * The commands that made these records here and that the server has not acknowledged. The first to write a record made here is its
   * maker; once that one is acknowledged nothing depends on it any more, however many changes of the record still wait.
   */
  makersOf(keys: ReadonlySet<string>, madeHere: (key: string) => boolean): readonly OutboxCommand[] {
    const makers = new Map<string, OutboxCommand>();
    for (const command of this.#commands)
      for (const key of command.writes)
        if (keys.has(key) && !makers.has(key) && madeHere(key)) makers.set(key, command);
    return [...new Set(makers.values())].filter((maker) => maker.state === 'waiting');
  }
}
