import { transaction } from '#db/connection/connection.ts';
import type { OutboxWriter, ReplicaWriter } from '#db/connection/handle.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { appendCommand } from '#db/outbox/commands.ts';
import { removeDraft } from '#db/outbox/drafts.ts';
import type { Hold } from '#db/outbox/held-back.ts';
import { noteNumberWanted } from '#db/outbox/number-demand.ts';
import { nextProvisional, takeNumber } from '#db/outbox/numbers.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { loadRecord } from '#db/replica/records.ts';
import { addUnsent, shadowOf } from '#db/replica/shadows.ts';
import type { Minter } from '#domain/commands/definition.ts';
import { type AnyCommand, commandNamed } from '#domain/commands/registry.ts';
import { decideWith } from '#domain/commands/run.ts';
import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { Draft } from '#domain/contract/ipc/draft-views.ts';
import type { Saved, SeenRecord } from '#domain/contract/ipc/run-command.ts';
import type { Change } from '#domain/model/change.ts';
import { fieldsOf } from '#domain/model/collections.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { refKey } from '#domain/model/record.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { undoableFollowUp } from '../bulk/follow-up-inverse.ts';
import { type Undoable, undoableOf } from '../bulk/inverse.ts';
import { applyChanges } from '../overlay/apply-changes.ts';
import { localView } from '../overlay/local-view.ts';
import type { Noticing } from '../overlay/noticing.ts';
import type { Overlay } from '../overlay/overlay.ts';
import { refOf } from '../overlay/ref-key.ts';
import type { Log } from '../ports.ts';
import { ChangedRows } from '../sync/changed-rows.ts';

export interface CommandPathParts {
  readonly outbox: OutboxWriter;
  readonly replica: ReplicaWriter;
  readonly overlay: Overlay;
  /** Told that the person set fields anew. */
  readonly noticing?: Noticing;
  readonly actor: () => Actor;
  readonly newId: () => string;
  /** The device's time corrected by the measured offset to the server. */
  readonly now: () => number;
  /** A moment read off the device's own clock, corrected in the same way. */
  readonly serverTime?: (deviceTime: number) => number;
  /** Short letters that keep provisional numbers of devices apart. */
  readonly deviceCode: () => string;
  readonly log: Log;
  readonly changed: (rows: ChangedRows) => void;
  /** The rows could not follow the outbox; they are made right by a rebase. */
  readonly fellBehind: (error: unknown) => void;
}

export interface Occasion {
  readonly seen?: SeenRecord | undefined;
  readonly replaces?: CommandUid | undefined;
  /** A command that this one makes no sense without: they are taken back together, and refused together. */
  readonly after?: CommandUid | undefined;
  /** Until when it can be undone. */
  readonly hold?: Hold | undefined;
  /** The draft that it was: it goes with the same commit. */
  readonly draft?: Pick<Draft, 'kind' | 'subject'> | undefined;
}

/** Runs a command: decided on the local rows, made durable in the outbox, then shown. Resolves to where it ended up. */
export function runCommand(parts: CommandPathParts, name: string, input: unknown, occasion: Occasion = {}): Saved {
  return runUndoably(parts, name, input, occasion).saved;
}

/** The same, and how it can be undone. */
export function runUndoably(
  parts: CommandPathParts,
  name: string,
  input: unknown,
  occasion: Occasion = {},
): { readonly saved: Saved; readonly undoable: Undoable | undefined } {
  const made = keepCommand(parts, name, input, occasion);
  const { kept, changes, number, undoable } = made;
  const changed = new ChangedRows();
  showKept(parts, [made], changed);
  parts.changed(changed);
  const { uid } = kept.envelope;
  const inserted = changes.find((change) => change.kind === 'insert' && change.id !== uid);
  return { saved: { uid, made: inserted ? { id: inserted.id, number } : null }, undoable };
}

/**
 * Decides a command and makes it durable. One commit with the number it takes and the notices it settles: a command that is refused takes
 * none, the disk is waited for once, and nothing behind it can make a saved command look like one that failed.
 */
export function keepCommand(parts: CommandPathParts, name: string, input: unknown, occasion: Occasion): Kept {
  const command = commandNamed(name);
  if (!command) throw new AppError('unsupported-command', `There is no command ${name}.`, { name });
  const parsed = command.input.safeParse(input);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AppError('bad-request', `${name} does not take this input.`, { field });
  }
  return transaction(parts.outbox, () => {
    const made = keep(parts, command, parsed.data, occasion);
    parts.noticing?.superseded(made.kept);
    if (occasion.draft) removeDraft(parts.outbox, occasion.draft.kind, occasion.draft.subject);
    return made;
  });
}

export interface Kept {
  readonly kept: OutboxCommand;
  readonly changes: readonly Change[];
  readonly number: string | null;
  /** None, when it cannot be undone. */
  readonly undoable: Undoable | undefined;
}

function keep(parts: CommandPathParts, command: AnyCommand, asked: unknown, occasion: Occasion): Kept {
  const { outbox, replica } = parts;
  const { seen, replaces, after, hold } = occasion;
  let number: string | null = null;
  const caseNumber = () => {
    number = mintNumber(parts);
    return number;
  };
  const args = command.mint(asked, { id: parts.newId, caseNumber, ...serverTimeOf(parts) }) as Json;
  const uid = parts.newId() as CommandUid;
  const call = { uid, name: command.name, version: command.version, args };
  const actor = parts.actor();
  const happenedAt = parts.now();
  const { decision, reads } = decideWith(call, localView(replica), { uid, actor, happenedAt });
  if (!decision.ok) {
    const { kind, message, details } = decision.refusal;
    throw new AppError(kind, message, details);
  }
  const touched = { reads: reads.map(refKey), writes: [...new Set(decision.changes.map(refKey))] };
  const envelope: CommandEnvelope = {
    ...call,
    base: baseOf(replica, decision.changes, seen),
    dependsOn: dependencies(parts, [...touched.reads, ...touched.writes], after),
    actorId: actor.id,
    happenedAt,
  };
  const seq = appendCommand(outbox, { envelope, ...touched, replaces, hold });
  const kept = { seq, envelope, ...touched, ...unsent };
  const { caseId, followUpId } = args as { readonly caseId?: unknown; readonly followUpId?: unknown };
  const held = (collection: 'case' | 'followUp', id: unknown) =>
    typeof id === 'string' ? loadRecord(replica, { collection, id }) : undefined;
  const undoable =
    undoableOf(envelope, decision.changes, held('case', caseId)) ??
    undoableFollowUp(envelope, decision.changes, held('followUp', followUpId));
  return { kept, changes: decision.changes, number, undoable };
}

/** Who made what it touches and is not acknowledged yet; and the one it goes with, while that one is not. */
function dependencies(
  { overlay, replica }: CommandPathParts,
  keys: readonly string[],
  after?: CommandUid,
): CommandUid[] {
  const makers = overlay
    .makersOf(new Set(keys), (key) => shadowOf(replica, refOf(key))?.record === null)
    .map((maker) => maker.envelope.uid);
  const waits = overlay.commands.some(({ envelope, state }) => envelope.uid === after && state === 'waiting');
  return [...new Set(after && waits ? [...makers, after] : makers)];
}

/** What the outbox says of a command that has just been made. */
const unsent = {
  mid: null,
  state: 'waiting',
  epoch: null,
  vers: {},
  conflicted: false,
  refusal: null,
  acknowledgedAt: null,
} as const;

/** From here on the commands are safe; a replica that cannot take it now (a full disk) is made right later. */
export function showKept(parts: CommandPathParts, made: readonly Kept[], changed: ChangedRows): void {
  const seq = made.at(-1)?.kept.seq;
  if (seq === undefined) return;
  for (const { kept } of made) parts.overlay.append(kept);
  try {
    transaction(parts.replica, () => {
      for (const { changes } of made) {
        const keys = applyChanges(parts.replica, changes);
        addUnsent(parts.replica, keys.map(refOf));
        changed.addKeys(keys);
      }
      setReplicaMeta(parts.replica, 'applied-seq', String(seq));
    });
  } catch (error) {
    parts.log.error('the replica could not take a saved command', { seq });
    parts.fellBehind(error);
  }
}

function serverTimeOf({ serverTime }: CommandPathParts): Partial<Minter> {
  return serverTime ? { serverTime } : {};
}

function mintNumber(parts: CommandPathParts): string {
  const { outbox } = parts;
  noteNumberWanted(outbox, parts.now());
  const leased = takeNumber(outbox);
  if (leased !== null) return String(leased);
  return `${parts.deviceCode()}-${String(nextProvisional(outbox)).padStart(4, '0')}`;
}

/**
 * What the author had before their eyes: the server's revision of each record changed, and the values replaced; as their form saw them
 * where they wrote in one.
 */
function baseOf(replica: ReplicaWriter, changes: readonly Change[], form?: SeenRecord): CommandEnvelope['base'] {
  const base: CommandEnvelope['base'] = {};
  for (const change of changes) {
    if (change.kind !== 'update') continue;
    const record = loadRecord(replica, change);
    if (!record) continue;
    const schema = fieldsOf(change.collection);
    const seen = Object.keys(change.set).filter((name) => schema[name]?.policy !== 'derived');
    const inForm = form && refKey(form) === refKey(change) ? form : undefined;
    base[refKey(change)] = {
      rev: Math.min(record.rev, inForm?.rev ?? record.rev),
      fields: Object.fromEntries(
        seen.map((name) => [name, (inForm?.fields[name] ?? record.fields[name] ?? null) as Json]),
      ),
    };
  }
  return base;
}
