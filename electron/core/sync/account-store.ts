import { transaction } from '#db/connection/connection.ts';
import type { OutboxWriter, ReplicaWriter } from '#db/connection/handle.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { pruneAcknowledged, refusedCommands } from '#db/outbox/commands.ts';
import { getMeta, setMeta } from '#db/outbox/meta.ts';
import { beginEpoch } from '#db/outbox/sending.ts';
import { clearCursors, completeCursors, permittedScopes } from '#db/replica/cursors.ts';
import { replicaMark, syncReplica } from '#db/replica/mark.ts';
import { getReplicaMeta, removeReplicaMeta } from '#db/replica/meta.ts';
import { listShadows, removeUnsent, setUnsent } from '#db/replica/shadows.ts';
import { refKey } from '#domain/model/record.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { PulledUpTo } from '../overlay/confirmed.ts';
import { Noticing } from '../overlay/noticing.ts';
import { Overlay } from '../overlay/overlay.ts';
import { rebase } from '../overlay/rebase.ts';
import { refOf } from '../overlay/ref-key.ts';
import { ChangedRows } from './changed-rows.ts';

const keptForMs = 30 * 24 * 3600 * 1000;

/** The two files of an open account with what stands over them, kept consistent with one another. */
export class AccountStore {
  readonly outbox: OutboxWriter;
  readonly replica: ReplicaWriter;
  readonly overlay: Overlay;
  readonly noticing: Noticing;
  /** Keys of records that were erased by order while this account is open: an answer that was on its way may still hold them. */
  readonly erased = new Set<string>();
  /** The rows could not follow the outbox, for a disk was full: what is still to be done is not known. */
  #lags = false;
  readonly #actor: () => Actor;

  constructor(outbox: OutboxWriter, replica: ReplicaWriter, actor: (replica: ReplicaWriter) => Actor) {
    this.outbox = outbox;
    this.replica = replica;
    this.overlay = new Overlay(outbox);
    this.noticing = new Noticing(outbox, replica);
    this.#actor = () => actor(replica);
  }

  get actor(): Actor {
    return this.#actor();
  }

  get epoch(): number {
    return Number(getMeta(this.outbox, 'epoch') ?? 0);
  }

  get generation(): number {
    return Number(getMeta(this.outbox, 'generation') ?? 0);
  }

  /**
   * Brings the replica's rows in line with the outbox, whatever happened in between: a kill between the two files' commits, a replica
   * that was rolled back or thrown away.
   */
  realign(): ChangedRows {
    const changed = new ChangedRows();
    this.#together(() => {
      this.overlay.reload(this.#pulled());
      const dirty = new Set(listShadows(this.replica).map(refKey));
      for (const command of this.overlay.commands) for (const key of command.writes) dirty.add(key);
      // Refused while this account was closed: their values may still show.
      const stood = [...refusedCommands(this.outbox), ...this.overlay.commands].sort((a, b) => a.seq - b.seq);
      changed.addKeys(this.#rebase(stood, dirty));
      this.#markUnsent();
    });
    this.#lags = false;
    return changed;
  }

  /**
   * After commands were acknowledged, refused or cancelled in the outbox: their traces are taken back where they have to go. Where these alone can
   * have changed, `uids` names them, and no other is looked at.
   */
  follow(uids?: ReadonlySet<string>): ChangedRows {
    const changed = new ChangedRows();
    const named = this.#lags ? undefined : uids;
    this.#lags = true;
    this.#together(() => {
      const stood = this.overlay.commands;
      const gone = this.overlay.refresh(this.#pulled(), named);
      const dirty = new Set(gone.flatMap((command) => command.writes));
      if (dirty.size > 0) changed.addKeys(this.#rebase(stood, dirty));
      changed.addKeys(named ? this.#unmarkUnsent(stood, named) : this.#markUnsent());
    });
    this.#lags = false;
    return changed;
  }

  /** As `follow`, after just these were cancelled in the outbox: what stands over other rows is not looked at. */
  takenBack(uids: ReadonlySet<string>, changed: ChangedRows): void {
    this.#together(() => {
      const dirty = new Set(this.overlay.drop(uids).flatMap(({ writes }) => writes));
      if (dirty.size === 0) return;
      const commands = this.overlay.commands.filter(({ writes }) => writes.some((key) => dirty.has(key)));
      changed.addKeys(
        this.noticing.during(commands, (watch) =>
          rebase(this.replica, this.overlay.commands, dirty, this.actor, watch),
        ),
      );
      const waiting = new Set(commands.flatMap(({ state, writes }) => (state === 'waiting' ? writes : [])));
      removeUnsent(this.replica, [...dirty].filter((key) => !waiting.has(key)).map(refOf));
    });
  }

  /**
   * The server is another one than this device last spoke to (restored from a backup, failed over): everything is read again, and
   * what it acknowledged after its last known number is sent again.
   */
  adoptEpoch(epoch: number, lastKnownMid: number): ChangedRows {
    // First and on the disk, for a kill or a power cut in between: the old epoch without cursors hears of the new one again, the new one
    // with old cursors misses rows.
    clearCursors(this.replica);
    syncReplica(this.replica);
    beginEpoch(this.outbox, { epoch, generation: this.generation + 1, lastKnownMid });
    return this.realign();
  }

  /**
   * Notes outside the replica how far it has come, once that is on the disk: at the next opening it must have come as far. After a
   * complete pull nothing is missing any more of one that had to begin anew.
   */
  noteMark(complete: boolean): void {
    if (complete && getReplicaMeta(this.replica, 'refilling') !== undefined)
      removeReplicaMeta(this.replica, 'refilling');
    const mark = String(replicaMark(this.replica));
    if (getMeta(this.outbox, 'replica-mark') === mark) return;
    syncReplica(this.replica);
    setMeta(this.outbox, 'replica-mark', mark);
  }

  /** Forgets commands confirmed and acknowledged longer ago than a restored server may need them again. */
  prune(now: number): void {
    const firstNeeded = this.overlay.commands[0]?.seq ?? Number.MAX_SAFE_INTEGER;
    pruneAcknowledged(this.outbox, now - keptForMs, firstNeeded - 1);
  }

  /** What a full disk keeps the rows from, the overlay does not forget either: it is still to be done. */
  #together(work: () => void): void {
    const before = this.overlay.commands;
    try {
      transaction(this.replica, work);
    } catch (error) {
      this.overlay.restore(before);
      throw error;
    }
  }

  /** `stood`: the commands whose values may show until now. */
  #rebase(stood: readonly OutboxCommand[], dirty: Iterable<string>): ReadonlySet<string> {
    return this.noticing.during(stood, (watch) =>
      rebase(this.replica, this.overlay.commands, dirty, this.actor, watch),
    );
  }

  #pulled(): PulledUpTo {
    return { epoch: this.epoch, complete: completeCursors(this.replica), permitted: permittedScopes(this.replica) };
  }

  /** Takes the mark off what these commands wrote and none that waits has written as well. Returns all that they wrote. */
  #unmarkUnsent(stood: readonly OutboxCommand[], uids: ReadonlySet<string>): ReadonlySet<string> {
    const keys = new Set(stood.flatMap(({ envelope, writes }) => (uids.has(envelope.uid) ? writes : [])));
    const sent = new Set(keys);
    for (const { state, writes } of this.overlay.commands)
      if (state === 'waiting') for (const key of writes) sent.delete(key);
    removeUnsent(this.replica, [...sent].map(refOf));
    return keys;
  }

  #markUnsent(): ReadonlySet<string> {
    const keys = new Set<string>();
    for (const command of this.overlay.commands)
      if (command.state === 'waiting') for (const key of command.writes) keys.add(key);
    setUnsent(this.replica, [...keys].map(refOf));
    return new Set([...keys, ...this.overlay.commands.flatMap((command) => command.writes)]);
  }
}
