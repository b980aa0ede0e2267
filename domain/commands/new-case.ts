import { type Change, insert, update } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import type { EntryData } from '../model/entry-fields.ts';
import type { CaseId } from '../model/ids.ts';
import type { StoredRecord } from '../model/record.ts';
import { teamScope } from '../model/scope.ts';
import { untouched } from '../model/untouched-case.ts';
import type { DecideContext } from './definition.ts';
import { activeAt, entryOf, secondEntryOf } from './timeline-entry.ts';

type Case = FieldsOf<'case'>;
type Told = Pick<
  Case,
  'number' | 'subject' | 'description' | 'type' | 'priority' | 'channel' | 'customerId' | 'teamId'
> &
  Partial<Pick<Case, 'assigneeId' | 'tags' | 'relatedIds' | 'holdingId'>>;

/** The fields of a case that the actor opens now: what is told, everything else as it is before anything happened. */
export function newCase(told: Told, { actor, happenedAt }: DecideContext): Case {
  return {
    aliases: [],
    status: 'new',
    assigneeId: null,
    tags: [],
    openedBy: actor.id,
    openedAt: happenedAt,
    recordedAt: null,
    lastActivityAt: happenedAt,
    lastMessageId: null,
    ...untouched,
    statusLog: [{ status: 'new', at: happenedAt }],
    firstRepliedAt: null,
    solvedAt: null,
    externalId: null,
    ...told,
  };
}

type Made = Pick<Case, 'number' | 'subject' | 'description' | 'type' | 'channel'> & { readonly id: CaseId };

/** A new case of the same customer, team and priority: each of the two names the other, and a line of its timeline says how. */
export function caseBeside(
  from: StoredRecord<'case'>,
  { id, ...made }: Made,
  { onOld, onNew }: Readonly<Record<'onOld' | 'onNew', EntryData>>,
  context: DecideContext,
): readonly Change[] {
  const { customerId, teamId, priority, number } = from.fields;
  const scope = teamScope(teamId);
  const fromId = from.id as CaseId;
  return [
    insert('case', id, scope, newCase({ ...made, customerId, teamId, priority, relatedIds: [fromId] }, context)),
    update('case', fromId, { lastActivityAt: activeAt(from.fields, context) }, { add: { relatedIds: [id] } }),
    entryOf(context, from, 'link', { data: { ...onOld, caseId: id, number: made.number } }),
    secondEntryOf(context, { id, scope }, 'link', { data: { ...onNew, caseId: fromId, number } }),
  ];
}
