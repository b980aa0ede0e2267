import { describe, expect, test } from 'vitest';
import { furtherId } from '#domain/model/further-id.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf } from './deciding.ts';

const caseId = ids.case(1);
const continuedId = ids.command(77);
const args = argsOf('case.continue', { caseId, description: '又不亮了' });

describe('going on with a finished case in a new one', () => {
  test('takes over what it is about, and links the two on both sides', () => {
    const old = buildCase(1, {
      status: 'closed',
      type: 'repair',
      priority: 'high',
      channel: 'email',
      assigneeId: ids.agent(2),
    });
    const [made, linked, onOld, onNew] = changesOf(decideStrictly('case.continue', args, { present: [old] }));
    expect(made).toMatchObject({
      kind: 'insert',
      id: continuedId,
      scope: teamScope(ids.team(1)),
      fields: {
        ...{ number: '10077', subject: 'Subject 1', description: '又不亮了', type: 'repair', priority: 'high' },
        ...{ channel: 'email', customerId: ids.customer(1), teamId: ids.team(1), assigneeId: null, status: 'new' },
        ...{ openedAt: now, solvedAt: null, relatedIds: [caseId], statusLog: [{ status: 'new', at: now }] },
      },
    });
    expect(linked).toMatchObject({ kind: 'update', id: caseId, add: { relatedIds: [continuedId] } });
    expect(linked).not.toHaveProperty('set.status');
    expect(onOld).toMatchObject({
      id: ids.command(1),
      fields: { caseId, kind: 'link', data: { to: 'continued', field: 'next', caseId: continuedId, number: '10077' } },
    });
    expect(onNew).toMatchObject({
      id: furtherId(ids.command(1), 1),
      fields: {
        caseId: continuedId,
        kind: 'link',
        data: { to: 'continued', field: 'former', caseId, number: '10001' },
      },
    });
  });

  test('may be called something else', () => {
    const named = argsOf('case.continue', { caseId, subject: ' 灯还是不亮 ' });
    const [made] = changesOf(decideStrictly('case.continue', named, { present: [buildCase(1, { status: 'solved' })] }));
    expect(made).toMatchObject({ fields: { subject: '灯还是不亮', description: '' } });
  });

  test.each([
    ['accepted', { present: [buildCase(1, { status: 'solved' })] }, contextOf()],
    ['illegal-transition', { present: [buildCase(1, { status: 'on-hold' })] }, contextOf()],
    ['merged', { present: [buildCase(1, { status: 'closed', mergedIntoId: ids.case(2) })] }, contextOf()],
    ['forbidden', { present: [buildCase(1, { status: 'closed', teamId: ids.team(2) })] }, contextOf()],
    ['not-here', { present: [] }, contextOf()],
    ['not-found', { present: [], otherwise: 'absent' }, contextOf()],
    ['exists', { present: [buildCase(1, { status: 'closed' }), buildCase(2, {}, { id: continuedId })] }, contextOf()],
  ] as const)('%s', (expected, world, context) => {
    expect(outcomeOf(decideStrictly('case.continue', args, world, context))).toBe(expected);
  });
});
