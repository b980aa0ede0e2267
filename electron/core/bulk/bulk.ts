import { cancelCommands, waitingCommands } from '#db/outbox/commands.ts';
import type { Me } from '#db/queries/me.ts';
import { loadRecord } from '#db/replica/records.ts';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import type { MacroRun } from '#domain/contract/ipc/macro-views.ts';
import type { BulkCommand, BulkResult, UndoResult, UndoToken } from '#domain/contract/ipc/queue-views.ts';
import type { AgentId, CaseId, CustomerId, FollowUpId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { Asked, Ran } from '../commands/run-many.ts';
import { ChangedRows } from '../sync/changed-rows.ts';
import type { BulkParts } from './bulk-parts.ts';
import { stands, type Undoable } from './inverse.ts';
import { runMacro } from './macro-run.ts';
import { inRounds } from './rounds.ts';
import { Tally } from './tally.ts';

const tellEveryMs = 250;
/** Taken back at once: each costs a look at what stands over its rows. */
const cancelAtOnce = 20;

/** Changes of many cases as one step: in slices, so that nobody waits for it, with progress, and undone as one. */
export class Bulk {
  readonly #parts: BulkParts;
  readonly #cancelled = new Set<string>();

  constructor(parts: BulkParts) {
    this.#parts = parts;
  }

  cancel(id: string): void {
    this.#cancelled.add(id);
  }

  async run(id: string, caseIds: readonly CaseId[], { name, input }: BulkCommand, holdMs = 0): Promise<BulkResult> {
    const commands = [...new Set(caseIds)].map((caseId) => ({ name, input: { ...input, caseId }, about: caseId }));
    return this.#runAll(id, commands, holdMs);
  }

  /** Hands promises to a colleague, as at the end of a shift. */
  async handOver(
    id: string,
    followUpIds: readonly FollowUpId[],
    over: { readonly toAgentId: AgentId; readonly note: string },
  ): Promise<BulkResult> {
    const commands = [...new Set(followUpIds)].map((followUpId) => {
      const ref = { collection: 'followUp', id: followUpId } as const;
      const held = loadRecord(this.#parts.store.replica, ref) as StoredRecord<'followUp'> | undefined;
      return { name: 'follow-up.hand-over', input: { ...over, followUpId }, about: held?.fields.caseId ?? followUpId };
    });
    return this.#runAll(id, commands);
  }

  /** Promises care to many customers. */
  async planCare(
    id: string,
    plans: readonly { readonly customerId: CustomerId }[],
    how: Readonly<Record<string, string>>,
  ): Promise<BulkResult> {
    return this.#runAll(
      id,
      plans.map((plan) => ({ name: 'care.plan', input: { ...how, ...plan }, about: plan.customerId })),
    );
  }

  /** Promises many customers that they will hear of an answer. */
  async tellFeedback(
    id: string,
    plans: readonly { readonly customerId: CustomerId }[],
    how: Readonly<Record<string, string | number>>,
  ): Promise<BulkResult> {
    return this.#runAll(
      id,
      plans.map((plan) => ({ name: 'product-feedback.tell', input: { ...how, ...plan }, about: plan.customerId })),
    );
  }

  async #runAll(
    id: string,
    commands: readonly (Asked & { readonly about: string })[],
    holdMs = 0,
  ): Promise<BulkResult> {
    const tally = new Tally(this.#parts.store);
    const undoables: Undoable[] = [];
    const cancelled = await this.#inSlices(
      id,
      commands,
      (ran, at) => {
        const command = commands[at];
        if (ran.ok) {
          tally.done++;
          if (ran.undoable) undoables.push(ran.undoable);
        } else if (command) tally.leaveOut(command.about, ran.failure);
      },
      { holdMs },
    );
    const undo: UndoToken | null = undoables.length > 0 ? this.#parts.undoLog.keep(undoables) : null;
    return { done: tally.done, same: tally.same, ...tally.left, cancelled, undo };
  }

  async runMacro(asked: MacroRun, me: Me): Promise<BulkResult> {
    try {
      return await runMacro({ ...this.#parts, isCancelled: (id) => this.#cancelled.has(id) }, asked, me);
    } finally {
      this.#cancelled.delete(asked.id);
    }
  }

  /** What has not left yet is taken back, for the rest the opposite is done; refused where somebody changed it meanwhile. */
  async undo(id: string, token: UndoToken): Promise<UndoResult> {
    const step = this.#parts.undoLog.take(token);
    if (!step) throw new AppError('not-found', 'This can no longer be undone.');
    const { store } = this.#parts;
    const tally = new Tally(store);
    const standing = step.filter((undoable) => {
      if (stands(undoable, loadRecord(store.replica, undoable.on ?? { collection: 'case', id: undoable.caseId })))
        return true;
      tally.leaveOut(undoable.caseId, failureOf(new AppError('already-done', 'It was changed since.')));
      return false;
    });
    const gone = await this.#takeBack(id, standing);
    tally.done += gone.size;
    const left = standing.filter(({ uid }) => !gone.has(uid)).toReversed();
    for (const { inverse, caseId } of left)
      if (!inverse) tally.leaveOut(caseId, failureOf(new AppError('already-done', 'The message has left already.')));
    const rest = left.flatMap(({ inverse, caseId, on }) => (inverse ? [{ inverse, caseId, on }] : []));
    let before = gone.size;
    for (const round of inRounds(rest, ({ on, caseId }) => on?.id ?? caseId)) {
      await this.#inSlices(
        id,
        round.map(({ inverse }) => inverse),
        (ran, at) => {
          const undoable = round[at];
          if (ran.ok || ran.failure.kind === 'nothing-to-do') tally.done++;
          else if (undoable) tally.leaveOut(undoable.caseId, ran.failure);
        },
        { before },
      );
      before += round.length;
    }
    return { undone: tally.done, ...tally.left };
  }

  /** The uids of those that were taken back: they had not left, and nothing else builds on them. */
  async #takeBack(id: string, step: readonly Undoable[]): Promise<ReadonlySet<string>> {
    const { store, progress, tell } = this.#parts;
    const waiting = waitingCommands(store.outbox);
    const own = new Set<string>(step.map(({ uid }) => uid));
    // The last first: what only others of the step build on goes with them.
    const builtOn = new Set<string>();
    const uids: string[] = [];
    for (const { envelope, mid } of waiting.toReversed())
      if (own.has(envelope.uid) && mid === null && !builtOn.has(envelope.uid)) uids.push(envelope.uid);
      else for (const uid of envelope.dependsOn) builtOn.add(uid);
    const gone = new Set<string>();
    let changed = new ChangedRows();
    let toldAt = this.#parts.clock.monotonic();
    for (let from = 0; from < uids.length && !this.#parts.isClosed(); from += cancelAtOnce) {
      const went = cancelCommands(store.outbox, uids.slice(from, from + cancelAtOnce));
      for (const uid of went) gone.add(uid);
      store.takenBack(new Set(went), changed);
      if (this.#parts.clock.monotonic() - toldAt < tellEveryMs) {
        await this.#breathe();
        continue;
      }
      tell(changed);
      changed = new ChangedRows();
      toldAt = this.#parts.clock.monotonic();
      progress({ id, done: gone.size, total: step.length });
      await this.#breathe();
    }
    tell(changed);
    return gone;
  }

  /** Returns whether it was cancelled before all were run. */
  async #inSlices(
    id: string,
    commands: readonly Asked[],
    each: (ran: Ran, at: number) => void,
    { before = 0, holdMs = 0 }: { readonly before?: number; readonly holdMs?: number } = {},
  ): Promise<boolean> {
    const { clock, runSome, tell, progress, isClosed } = this.#parts;
    let changed = new ChangedRows();
    let toldAt = clock.monotonic();
    let at = 0;
    try {
      while (at < commands.length && !this.#cancelled.has(id) && !isClosed()) {
        for (const ran of runSome(commands.slice(at, at + 200), changed, holdMs)) each(ran, at++);
        if (clock.monotonic() - toldAt >= tellEveryMs) {
          tell(changed);
          changed = new ChangedRows();
          toldAt = clock.monotonic();
          progress({ id, done: before + at, total: before + commands.length });
        }
        await this.#breathe();
      }
    } finally {
      tell(changed);
      this.#cancelled.delete(id);
    }
    return at < commands.length;
  }

  #breathe(): Promise<void> {
    return new Promise((resolve) => this.#parts.clock.after(0, resolve));
  }
}
