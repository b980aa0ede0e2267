import type { OutboxReader } from '#db/connection/handle.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { commandByUid, liveCommands } from '#db/outbox/commands.ts';
import { isConfirmed, type PulledUpTo } from './confirmed.ts';

const isLive = ({ state }: OutboxCommand) => state === 'waiting' || state === 'acknowledged';

/**
 * The unconfirmed commands of an account in `seq` order: what stands over the server's rows. Derived, never stored. Fifty thousand may wait, so
 * that what is done for each of them or for each batch that leaves looks at no others.
 */
export class Overlay {
  /** Handed out: never changed in place once it was. */
  #commands: OutboxCommand[] = [];
  #isHandedOut = false;
  /** Looked up by record, as far as somebody asked since the commands last changed other than by growing. */
  #touched: Set<string> | undefined;
  #firstWriters: Map<string, OutboxCommand> | undefined;
  readonly #outbox: OutboxReader;

  constructor(outbox: OutboxReader) {
    this.#outbox = outbox;
  }

  get commands(): readonly OutboxCommand[] {
    this.#isHandedOut = true;
    return this.#commands;
  }

  /** Reads the whole outbox, of which acknowledged commands are kept for weeks: at start, and when nothing can be taken as confirmed. */
  reload(pulled: PulledUpTo): void {
    this.#read(0, pulled);
  }

  /**
   * Reads what the outbox says now of the commands held here, or of those alone that are named. Returns those that went: refused, cancelled or
   * confirmed.
   */
  refresh(pulled: PulledUpTo, uids?: ReadonlySet<string>): readonly OutboxCommand[] {
    const before = this.#commands;
    const [first] = before;
    if (!first) return [];
    if (uids) return this.#reread(pulled, uids);
    this.#read(first.seq, pulled);
    const now = new Set(this.#commands.map((command) => command.envelope.uid));
    return before.filter((command) => !now.has(command.envelope.uid));
  }

  /** Lets go of the commands that a pull has confirmed, and returns them. */
  confirm(pulled: PulledUpTo): readonly OutboxCommand[] {
    return this.#letGo((command) => isConfirmed(command, pulled));
  }

  /** Lets go of commands that were taken back in the outbox, and returns them. */
  drop(uids: ReadonlySet<string>): readonly OutboxCommand[] {
    return this.#letGo(({ envelope }) => uids.has(envelope.uid));
  }

  /** Takes back what was let go: the rows' transaction was rolled back. */
  restore(commands: readonly OutboxCommand[]): void {
    this.#replace([...commands]);
  }

  /** Every record that a command here read or wrote. */
  touched(): ReadonlySet<string> {
    this.#touched ??= new Set(this.#commands.flatMap((command) => [...command.reads, ...command.writes]));
    return this.#touched;
  }

  append(command: OutboxCommand): void {
    if (this.#isHandedOut) {
      this.#commands = [...this.#commands, command];
      this.#isHandedOut = false;
    } else this.#commands.push(command);
    for (const key of [...command.reads, ...command.writes]) this.#touched?.add(key);
    if (this.#firstWriters) noteWriter(this.#firstWriters, command);
  }

  /**
   * The commands that made these records here and that the server has not acknowledged. The first to write a record made here is its
   * maker; once that one is acknowledged nothing depends on it any more, however many changes of the record still wait.
   */
  makersOf(keys: ReadonlySet<string>, madeHere: (key: string) => boolean): readonly OutboxCommand[] {
    this.#firstWriters ??= firstWriters(this.#commands);
    const makers = new Set<OutboxCommand>();
    for (const key of keys) {
      const writer = this.#firstWriters.get(key);
      if (writer && madeHere(key)) makers.add(writer);
    }
    return [...makers].filter(({ state }) => state === 'waiting').sort((a, b) => a.seq - b.seq);
  }

  #read(fromSeq: number, pulled: PulledUpTo): void {
    this.#replace(liveCommands(this.#outbox, fromSeq).filter((command) => !isConfirmed(command, pulled)));
  }

  #reread(pulled: PulledUpTo, uids: ReadonlySet<string>): readonly OutboxCommand[] {
    const gone: OutboxCommand[] = [];
    const commands: OutboxCommand[] = [];
    for (const command of this.#commands) {
      if (!uids.has(command.envelope.uid)) {
        commands.push(command);
        continue;
      }
      const now = commandByUid(this.#outbox, command.envelope.uid);
      if (now && isLive(now) && !isConfirmed(now, pulled)) commands.push(now);
      else gone.push(command);
    }
    this.#replace(commands);
    return gone;
  }

  #letGo(isGone: (command: OutboxCommand) => boolean): readonly OutboxCommand[] {
    const gone = new Set(this.#commands.filter(isGone));
    if (gone.size > 0) this.#replace(this.#commands.filter((command) => !gone.has(command)));
    return [...gone];
  }

  #replace(commands: OutboxCommand[]): void {
    this.#commands = commands;
    this.#isHandedOut = false;
    this.#touched = undefined;
    this.#firstWriters = undefined;
  }
}

function firstWriters(commands: readonly OutboxCommand[]): Map<string, OutboxCommand> {
  const writers = new Map<string, OutboxCommand>();
  for (const command of commands) noteWriter(writers, command);
  return writers;
}

function noteWriter(writers: Map<string, OutboxCommand>, command: OutboxCommand): void {
  for (const key of command.writes) if (!writers.has(key)) writers.set(key, command);
}
