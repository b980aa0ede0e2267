import type { ReplicaReader } from '#db/connection/handle.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { commandByUid, waitingCommands } from '#db/outbox/commands.ts';
import { listCommands } from '#db/outbox/list-commands.ts';
import { describeCommandTarget } from '#db/queries/command-target.ts';
import { loadRecord } from '#db/replica/records.ts';
import { withoutSecrets } from '#domain/commands/secret-args.ts';
import type { HeldMessage } from '#domain/contract/ipc/held-message.ts';
import type { OutboxGroup, OutboxPage, OutboxRow, OutboxState } from '#domain/contract/ipc/sync-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId, CommandUid } from '#domain/model/ids.ts';
import type { OpenAccount } from '../session/open-account.ts';
import { draftOf } from './draft-of.ts';

interface Asked {
  readonly group: OutboxGroup;
  readonly caseId: string | null;
  readonly offset: number;
  readonly limit: number;
}

export function outboxPage(open: OpenAccount, asked: Asked): OutboxPage {
  const { total, commands } = listCommands(open.store.outbox, asked);
  return { total, rows: commands.map((command) => rowOf(open, command)) };
}

export function dependentRows(open: OpenAccount, uid: string): readonly OutboxRow[] {
  const command = commandByUid(open.store.outbox, uid);
  if (!command) return [];
  return dependentsOf(command, waitingCommands(open.store.outbox)).map((later) => rowOf(open, later));
}

/** Messages that their author can still undo, oldest first. */
export function heldMessages({ store, holds }: OpenAccount): readonly HeldMessage[] {
  return [...holds.held].flatMap((uid): readonly HeldMessage[] => {
    const command = commandByUid(store.outbox, uid);
    const draft = command?.state === 'waiting' ? draftOf(command) : undefined;
    if (!command || !draft) return [];
    const { caseNumber } = describeCommandTarget(store.replica, command.envelope.args);
    const { kind, subject } = draft.place;
    const caseId = subject as CaseId;
    return [{ uid: command.envelope.uid, kind, caseId, caseNumber, leavesInMs: holds.leftMs(uid) }];
  });
}

/** The waiting commands that build on this one, directly or through others. */
export function dependentsOf(command: OutboxCommand, waiting: readonly OutboxCommand[]): readonly OutboxCommand[] {
  const gone = new Set([command.envelope.uid]);
  const found: OutboxCommand[] = [];
  for (const later of waiting)
    if (later.seq > command.seq && later.envelope.dependsOn.some((uid) => gone.has(uid))) {
      gone.add(later.envelope.uid);
      found.push(later);
    }
  return found;
}

function rowOf({ store, engine }: OpenAccount, command: OutboxCommand): OutboxRow {
  const { uid, name, happenedAt } = command.envelope;
  const args = withoutSecrets(name, command.envelope.args);
  const state = stateOf(command, engine.state.sending);
  const cancellable = command.state === 'waiting' && command.mid === null;
  return {
    uid,
    seq: command.seq,
    name,
    args,
    happenedAt,
    state,
    refusal: command.refusal,
    sentAt: state === 'sent' ? command.acknowledgedAt : null,
    delivery: state === 'sent' ? deliveryOf(store.replica, command) : null,
    ...describeCommandTarget(store.replica, args),
    cancellable,
    editable: (cancellable || state === 'refused') && draftOf(command) !== undefined,
  };
}

function stateOf(command: OutboxCommand, sending: ReadonlySet<CommandUid>): OutboxState {
  if (command.state === 'refused') return 'refused';
  if (command.state === 'acknowledged') return 'sent';
  return sending.has(command.envelope.uid) ? 'sending' : 'waiting';
}

/** What the server says of a reply's entry, whose id is the command's uid. */
function deliveryOf(replica: ReplicaReader, { envelope }: OutboxCommand): OutboxRow['delivery'] {
  if (envelope.name !== 'case.reply') return null;
  const fields = loadRecord(replica, { collection: 'entry', id: envelope.uid })?.fields as
    | FieldsOf<'entry'>
    | undefined;
  return fields?.recordedAt == null ? null : fields.delivery;
}
