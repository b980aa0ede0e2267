import { type Change, insert } from '../model/change.ts';
import type { Delivery, EntryKind } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import type { EntryData } from '../model/entry-fields.ts';
import { furtherId } from '../model/further-id.ts';
import type { CaseId, CommandUid } from '../model/ids.ts';
import type { Scope } from '../model/scope.ts';
import type { DecideContext } from './definition.ts';

interface Line {
  readonly body?: string;
  readonly data?: EntryData;
  readonly delivery?: Delivery;
}

/** The one timeline line of a command. Its id is the command's uid: however often the command is sent, it is there once. */
export function entryOf(
  context: DecideContext,
  onCase: { id: string; scope: Scope },
  kind: EntryKind,
  line: Line,
): Change {
  return insert('entry', context.uid, onCase.scope, {
    caseId: onCase.id as CaseId,
    kind,
    authorId: context.rule ? null : context.actor.id,
    authorName: context.rule?.name ?? null,
    body: line.body ?? '',
    data: line.data ?? null,
    delivery: line.delivery ?? null,
    happenedAt: context.happenedAt,
    recordedAt: null,
    externalId: null,
  });
}

/** The line that a command writes besides, on another case or of another kind: its id follows from the command's, so it is there once too. */
export function secondEntryOf(
  context: DecideContext,
  onCase: { id: string; scope: Scope },
  kind: EntryKind,
  line: Line,
): Change {
  return entryOf({ ...context, uid: furtherId(context.uid, 1) as CommandUid }, onCase, kind, line);
}

/** The case's last activity once this command was done too: one written earlier may arrive later, from a device without a network. */
export function activeAt(before: Pick<FieldsOf<'case'>, 'lastActivityAt'>, { happenedAt }: DecideContext): number {
  return Math.max(before.lastActivityAt, happenedAt);
}
