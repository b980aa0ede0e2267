import { z } from 'zod';
import { type Change, update } from '../model/change.ts';
import type { CaseStatus } from '../model/choices.ts';
import { type Collection, collections, fieldsOf } from '../model/collections.ts';
import { type AgentId, type CaseId, conflictId, type TeamId } from '../model/ids.ts';
import { json, sameJson } from '../model/json.ts';
import type { AnyRecord, RecordRef, StoredRecord } from '../model/record.ts';
import { teamScope } from '../model/scope.ts';
import { missingSteps } from '../rules/complaint-path.ts';
import { mayTendFeedback } from '../rules/product-feedback.ts';
import { type Actor, isLead, mayApproveKnowledge, mayEditKnowledge, maySee } from '../rules/rights.ts';
import { statusLogOf, withStatus } from '../rules/status-log.ts';
import { mayMove, solvedAtAfter } from '../rules/status-machine.ts';
import { mayReopenAt } from '../rules/status-rules.ts';
import { absorbedBy, needsAbove, needsAbsorbed } from './case-chain.ts';
import { lacksFields, needsForStatus } from './case-field-list.ts';
import { accept, type DecideContext, type Decision, defineCommand, refuse, type View } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { barredParent } from './set-parent.ts';
import { settledArticle } from './settled-article.ts';
import { statusRulesIn, statusRulesRef } from './status-rules-in.ts';
import { barredFrom } from './team-member.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  conflictId,
  /** The value that shall stand: one of the two, or a third. */
  value: json,
});
type Args = z.output<typeof input>;

/** Fields whose value names another record. */
const references: ReadonlyMap<string, Collection> = new Map([
  ['teamId', 'team'],
  ['assigneeId', 'agent'],
  ['ownerId', 'agent'],
  ['agentId', 'agent'],
  ['accountManagerId', 'agent'],
  ['customerId', 'customer'],
  ['organisationId', 'organisation'],
  ['parentId', 'case'],
  ['holdingId', 'holding'],
  ['categoryId', 'articleCategory'],
]);

function target(view: View, id: string): RecordRef | undefined {
  const found = view.get('conflict', id);
  if (found.state !== 'present') return undefined;
  const { collection, recordId } = found.record.fields;
  return Object.hasOwn(collections, collection) ? { collection: collection as Collection, id: recordId } : undefined;
}

function isAboutStatus(view: View, id: string): boolean {
  const found = view.get('conflict', id);
  return found.state === 'present' && found.record.fields.field === 'status';
}

function namedRecord(view: View, a: Args): RecordRef | undefined {
  const found = view.get('conflict', a.conflictId);
  const collection = found.state === 'present' ? references.get(found.record.fields.field) : undefined;
  return collection && typeof a.value === 'string' ? { collection, id: a.value } : undefined;
}

/** Settling a conflict writes the record, so it wants the rights of writing it. */
function mayWrite(actor: Actor, record: AnyRecord): boolean {
  if (!maySee(actor, record.scope)) return false;
  if (record.collection === 'article') return mayApproveKnowledge(actor);
  if (record.collection === 'articleDraft') return mayEditKnowledge(actor);
  if (record.collection === 'productFeedback')
    return mayTendFeedback(actor, (record as StoredRecord<'productFeedback'>).fields);
  if (record.collection === 'improvementAction') return isLead(actor);
  return record.collection !== 'visit' || record.fields.agentId === actor.id || isLead(actor);
}

/** Why the value cannot stand in the case, beyond its type. */
function barredInCase(
  view: View,
  onCase: StoredRecord<'case'>,
  field: string,
  value: unknown,
  context: DecideContext,
): Decision | undefined {
  const before = onCase.fields;
  if (field === 'parentId' && value !== null) return barredParent(view, onCase.id as CaseId, value as CaseId, context);
  if (field === 'status' && before.mergedIntoId !== null)
    return refuse('merged', 'This case goes on in another one.', { caseId: before.mergedIntoId });
  if (field === 'assigneeId' && value !== null) return barredFrom(before.teamId, view, value as AgentId);
  if (field === 'status' && !mayMove(before.status, value as CaseStatus))
    return refuse('illegal-transition', `A case cannot go from ${before.status} to ${String(value)}.`, {
      from: before.status,
      to: String(value),
    });
  const lacks = field === 'status' ? missingSteps(before, value as CaseStatus) : [];
  if (lacks.length > 0)
    return refuse('steps-missing', `The complaint lacks: ${lacks.join(', ')}.`, { steps: lacks.join(',') });
  if (field === 'status' && value === 'reopened') {
    const rules = statusRulesIn(view);
    if (!mayReopenAt(rules, before, context.happenedAt))
      return refuse('too-late-to-reopen', 'The time in which this case could be reopened is over.', {
        days: rules.reopenWithinDays ?? 0,
      });
  }
  return field === 'status' ? lacksFields(view, before, value as CaseStatus) : undefined;
}

/** The same changes that assigning, moving or editing the case makes, its timeline line among them. */
function settledCase(
  onCase: StoredRecord<'case'>,
  field: keyof StoredRecord<'case'>['fields'],
  value: unknown,
  context: DecideContext,
): Change[] {
  const before = onCase.fields;
  const scope = field === 'teamId' ? teamScope(value as TeamId) : onCase.scope;
  const kind = field === 'status' ? 'status' : field === 'teamId' || field === 'assigneeId' ? 'assignment' : 'fields';
  const isLong = field === 'description';
  const from = isLong ? null : (before[field] as z.output<typeof json>);
  const to = isLong ? null : (value as z.output<typeof json>);
  return [
    update(
      'case',
      onCase.id,
      {
        [field]: value,
        ...(field === 'status'
          ? {
              statusLog: withStatus(statusLogOf(before), value as CaseStatus, context.happenedAt),
              solvedAt: solvedAtAfter(value as CaseStatus, before.solvedAt, context.happenedAt),
            }
          : {}),
        lastActivityAt: activeAt(before, context),
      },
      scope === onCase.scope ? {} : { scope },
    ),
    entryOf(context, { id: onCase.id, scope }, kind, {
      data: kind === 'status' ? { field, from, to } : { changes: [{ field, from, to }] },
    }),
  ];
}

/** Settles a conflict: the chosen value is written where it is not there already, and the conflict is closed. */
export const resolveConflict = defineCommand({
  name: 'conflict.resolve',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs(a, loaded) {
    const named = namedRecord(loaded, a);
    const refs = [target(loaded, a.conflictId), named].filter((ref) => ref !== undefined);
    const above = named?.collection === 'case' ? needsAbove(loaded, named.id as CaseId) : [];
    // What was merged with a case moves with it.
    const along = named?.collection === 'team' ? needsAbsorbed(loaded, target(loaded, a.conflictId)?.id as CaseId) : [];
    const rules = isAboutStatus(loaded, a.conflictId) ? [statusRulesRef, ...needsForStatus(a.value as CaseStatus)] : [];
    return [{ collection: 'conflict' as const, id: a.conflictId }, ...refs, ...above, ...along, ...rules];
  },
  decide(view, a, context) {
    const found = heldRecord(view, 'conflict', a.conflictId);
    if (!found.ok) return found;
    if (!maySee(context.actor, found.record.scope)) return refuse('forbidden', "This conflict is another team's.");
    const { state, field } = found.record.fields;
    if (state === 'resolved') return refuse('already-done', 'This conflict is settled already.');
    const on = target(view, a.conflictId);
    const loaded = on ? view.get(on.collection, on.id) : undefined;
    if (loaded?.state === 'unknown') return refuse('not-here', "This conflict's record is not held on this device.");
    if (loaded?.state !== 'present') return refuse('not-found', 'The record of this conflict is gone.');
    const record: AnyRecord = loaded.record;
    if (!mayWrite(context.actor, record)) return refuse('forbidden', 'You may not change the record of this conflict.');
    const schema = fieldsOf(record.collection);
    if (!Object.hasOwn(schema, field) || !schema[field]?.value.safeParse(a.value).success)
      return refuse('bad-request', 'This value does not fit the field.');
    const closed = update('conflict', a.conflictId, {
      state: 'resolved',
      resolution: a.value,
      resolvedBy: context.actor.id,
      resolvedAt: context.happenedAt,
    });
    if (sameJson(record.fields[field], a.value)) return accept(closed);
    const named = namedRecord(view, a);
    if (named && view.get(named.collection, named.id).state === 'absent')
      return refuse('not-found', `This ${named.collection} does not exist.`);
    if (record.collection === 'article' || record.collection === 'articleDraft')
      return accept(...settledArticle(record, { [field]: a.value }, context), closed);
    if (record.collection !== 'case') return accept(update(record.collection, record.id, { [field]: a.value }), closed);
    const onCase = record as StoredRecord<'case'>;
    const barred = barredInCase(view, onCase, field, a.value, context);
    if (barred) return barred;
    const settled = settledCase(onCase, field as keyof StoredRecord<'case'>['fields'], a.value, context);
    const scope = teamScope(a.value as TeamId);
    const along = field === 'teamId' ? absorbedBy(view, onCase.id as CaseId) : [];
    return accept(...settled, ...along.map(({ id }) => update('case', id, {}, { scope })), closed);
  },
});
