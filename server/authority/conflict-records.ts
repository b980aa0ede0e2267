import type { FieldsOf } from '#domain/model/collections.ts';
import { fieldsOf } from '#domain/model/collections.ts';
import type { EntryData } from '#domain/model/entry-fields.ts';
import type { AgentId, CaseId, CommandUid } from '#domain/model/ids.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { type Clock, newId } from '../clock.ts';
import type { FieldConflict } from './merge-update.ts';

interface Origin {
  readonly uid: string;
  /** None for a rule. */
  readonly agentId: string | null;
  readonly happenedAt: number;
}

/** The conflict record beside the record it is about, and for a case a line in its timeline. */
export function conflictRecords(
  record: AnyRecord,
  conflict: FieldConflict,
  origin: Origin,
  clock: Clock,
): readonly AnyRecord[] {
  const caseId = record.collection === 'case' ? record.id : record.fields.caseId;
  const onCase = typeof caseId === 'string' ? (caseId as CaseId) : null;
  const fields: FieldsOf<'conflict'> = {
    caseId: onCase,
    collection: record.collection,
    recordId: record.id,
    field: conflict.field,
    base: conflict.base,
    theirs: conflict.theirs,
    theirsBy: conflict.theirsBy as AgentId | null,
    mine: conflict.mine,
    mineBy: origin.agentId as AgentId | null,
    commandUid: origin.uid as CommandUid,
    state: 'open',
    resolution: null,
    resolvedBy: null,
    resolvedAt: null,
    createdAt: clock.now(),
  };
  const made: AnyRecord = { collection: 'conflict', id: newId(clock), scope: record.scope, rev: 1, fields };
  return onCase ? [made, timelineLine(record, onCase, conflict, origin, clock)] : [made];
}

/** Long texts stand in the conflict record alone. */
function timelineLine(
  record: AnyRecord,
  caseId: CaseId,
  conflict: FieldConflict,
  origin: Origin,
  clock: Clock,
): AnyRecord {
  const isText = fieldsOf(record.collection)[conflict.field]?.policy === 'text-merge';
  const data: EntryData = isText
    ? { field: conflict.field }
    : { field: conflict.field, from: conflict.theirs, to: conflict.mine };
  const fields: FieldsOf<'entry'> = {
    caseId,
    kind: 'conflict',
    authorId: origin.agentId as AgentId | null,
    authorName: null,
    body: '',
    data,
    delivery: null,
    happenedAt: origin.happenedAt,
    recordedAt: clock.now(),
    externalId: null,
  };
  return { collection: 'entry', id: newId(clock), scope: record.scope, rev: 1, fields };
}
