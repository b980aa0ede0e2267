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

  /** Reads the outbox again; afterwards confirmed commands are gone from the overlay. Returns those that went since the last read. */
  reload(pulled: PulledUpTo): readonly OutboxCommand[] {
    const before = this.#commands;
    this.#commands = liveCommands(this.#outbox).filter((command) => !isConfirmed(command, pulled));
    const now = new Set(this.#commands.map((command) => command.envelope.uid));
    return before.filter((command) => !now.has(command.envelope.uid));
  }

  /** Every record that a command here read or wrote. */
  touched(): ReadonlySet<string> {
    return new Set(this.#commands.flatMap((command) => [...command.reads, ...command.writes]));
  }

  append(command: OutboxCommand): void {
    this.#commands = [...this.#commands, command];
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
