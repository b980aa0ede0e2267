import { describe, expect, test } from 'vitest';
import { update } from '#domain/model/change.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { Json } from '#domain/model/json.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildArticle,
  buildCase,
  buildConflict,
  buildCustomer,
  buildFollowUp,
  buildOrganisation,
  buildTeam,
} from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const conflictId = ids.conflict(1);
const settle = (value: Json, world: World, context = contextOf()) =>
  decideStrictly('conflict.resolve', argsOf('conflict.resolve', { conflictId, value }), world, context);

const closed = (resolution: Json) =>
  update('conflict', conflictId, { state: 'resolved', resolution, resolvedBy: ids.agent(1), resolvedAt: now });

const about = (record: AnyRecord, field: string, set: Partial<FieldsOf<'conflict'>> = {}) =>
  buildConflict(
    1,
    { collection: record.collection, recordId: record.id, field, caseId: null, ...set },
    { scope: record.scope },
  );

test('the value that is in force stays: only the conflict is closed', () => {
  const world = { present: [buildConflict(), buildCase(1, { subject: '电池坏了' })] };
  expect(changesOf(settle('电池坏了', world))).toEqual([closed('电池坏了')]);
});

describe('on a case', () => {
  const decide = (field: keyof FieldsOf<'case'>, value: Json, set: Partial<FieldsOf<'case'>> = {}) => {
    const there = [buildTeam(), buildTeam(2), buildAgent(), buildCustomer()];
    const onCase = buildCase(1, set);
    return settle(value, { present: [about(onCase, field), onCase, ...there], otherwise: 'absent' });
  };

  test('another value is written and stands in the timeline', () => {
    expect(changesOf(decide('subject', '充电器坏了', { subject: '电池坏了' }))).toMatchObject([
      { collection: 'case', set: { subject: '充电器坏了', lastActivityAt: now } },
      {
        collection: 'entry',
        fields: { kind: 'fields', data: { changes: [{ field: 'subject', from: '电池坏了', to: '充电器坏了' }] } },
      },
      closed('充电器坏了'),
    ]);
  });

  test('solved by settling is solved now', () => {
    expect(changesOf(decide('status', 'solved'))).toMatchObject([
      { set: { status: 'solved', solvedAt: now } },
      { fields: { kind: 'status', data: { field: 'status', from: 'open', to: 'solved' } } },
      closed('solved'),
    ]);
  });

  test('another team gets the case with its scope', () => {
    const scope = teamScope(ids.team(2));
    expect(changesOf(decide('teamId', ids.team(2)))).toMatchObject([
      { collection: 'case', set: { teamId: ids.team(2) }, scope },
      { collection: 'entry', scope, fields: { kind: 'assignment' } },
      closed(ids.team(2)),
    ]);
  });

  test('a long text is not repeated in the timeline', () => {
    const [, line] = changesOf(decide('description', '新的描述'));
    expect(line).toMatchObject({ fields: { data: { changes: [{ field: 'description', from: null, to: null }] } } });
  });

  test.each<[string, keyof FieldsOf<'case'>, Json, Partial<FieldsOf<'case'>>]>([
    ['accepted', 'assigneeId', ids.agent(1), {}],
    ['accepted', 'assigneeId', null, { assigneeId: ids.agent(2) }],
    ['accepted', 'customerId', ids.customer(1), {}],
    ['illegal-transition', 'status', 'closed', {}],
    ['bad-request', 'status', 'lost', {}],
    ['bad-request', 'subject', 7, {}],
    ['bad-request', 'subject', null, {}],
    ['not-found', 'teamId', ids.team(3), {}],
    ['not-found', 'customerId', ids.customer(3), {}],
    ['not-found', 'assigneeId', ids.agent(3), {}],
  ])('%s: %s = %j', (outcome, field, value, set) => {
    expect(outcomeOf(decide(field, value, set))).toBe(outcome);
  });

  test('nobody gets a case that they cannot see', () => {
    const outsider = buildAgent(1, { teamIds: [ids.team(2)] });
    const world = { present: [about(buildCase(), 'assigneeId'), buildCase(), outsider] };
    expect(outcomeOf(settle(outsider.id, world))).toBe('forbidden');
  });
});

describe('on other records', () => {
  test.each<[string, AnyRecord, string, Json, World['present']]>([
    ['accepted', buildCustomer(), 'name', '王大明', []],
    ['accepted', buildCustomer(), 'organisationId', ids.organisation(1), [buildOrganisation()]],
    ['not-found', buildCustomer(), 'organisationId', ids.organisation(1), []],
    ['accepted', buildFollowUp(), 'ownerId', ids.agent(2), [buildAgent(2)]],
    ['not-found', buildFollowUp(), 'ownerId', ids.agent(2), []],
    ['bad-request', buildFollowUp(), 'constructor', 'x', []],
    ['forbidden', buildArticle(), 'title', '退款步骤', []],
  ])('%s', (outcome, record, field, value, there) => {
    const decision = settle(value, { present: [about(record, field), record, ...there], otherwise: 'absent' });
    expect(outcomeOf(decision)).toBe(outcome);
    if (decision.ok) expect(decision.changes).toMatchObject([{ set: { [field]: value } }, closed(value)]);
  });

  test('articles are settled by those who may write them', () => {
    const world = { present: [about(buildArticle(), 'title'), buildArticle()] };
    expect(outcomeOf(settle('退款步骤', world, contextOf('lead')))).toBe('accepted');
  });
});

const elsewhere = teamScope(ids.team(2));
test.each<[string, World]>([
  ['not-here', { present: [] }],
  ['not-found', { present: [], otherwise: 'absent' }],
  ['not-here', { present: [buildConflict()] }],
  ['not-found', { present: [buildConflict()], otherwise: 'absent' }],
  ['not-found', { present: [buildConflict(1, { collection: 'constructor' })] }],
  ['already-done', { present: [buildConflict(1, { state: 'resolved' }), buildCase()] }],
  ['forbidden', { present: [buildConflict(1, {}, { scope: elsewhere }), buildCase()] }],
  ['forbidden', { present: [buildConflict(), buildCase(1, { teamId: ids.team(2) })] }],
])('%s', (outcome, world) => {
  expect(outcomeOf(settle('电池坏了', world))).toBe(outcome);
});
