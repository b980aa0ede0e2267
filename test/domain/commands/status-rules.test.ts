// What a workspace says about moves, as the commands that move cases hear it.
import { describe, expect, test } from 'vitest';
import { applyChange } from '#domain/model/change.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { type StatusRules, statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildConflict, buildDefinition, buildEntry } from '../../builders/records.ts';
import { day, hour } from '../../builders/times.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf } from './deciding.ts';

const caseId = ids.case(1);

function rulesWith(rules: Partial<StatusRules>): AnyRecord {
  const content = { reasons: [], reopenWithinDays: 30, ...rules };
  return buildDefinition(1, { kind: 'status-rules', content }, { id: statusRulesId });
}

function move(
  to: FieldsOf<'case'>['status'],
  fields: Partial<FieldsOf<'case'>>,
  { rules, reason = '', at = now }: { rules?: Partial<StatusRules>; reason?: string; at?: number } = {},
) {
  const present = [buildCase(1, fields), ...(rules ? [rulesWith(rules)] : [])];
  return decideStrictly(
    'case.status',
    argsOf('case.status', { caseId, to, reason }),
    { present },
    contextOf('agent', [1], at),
  );
}

const onHold = { reasons: [{ to: 'on-hold' as const, types: ['complaint' as const] }] };
const solved = { status: 'solved', solvedAt: now } as const;

describe('a move that wants a reason', () => {
  test('is refused without one, by type, and accepted with one', () => {
    expect(move('on-hold', { type: 'complaint' }, { rules: onHold })).toMatchObject({
      refusal: { kind: 'reason-missing', details: { to: 'on-hold' } },
    });
    expect(outcomeOf(move('on-hold', { type: 'complaint' }, { rules: onHold, reason: '等备件' }))).toBe('accepted');
    expect(outcomeOf(move('on-hold', {}, { rules: onHold }))).toBe('accepted');
    expect(outcomeOf(move('on-hold', { type: 'complaint' }))).toBe('accepted');
  });

  test('that somebody else made first keeps the reason in the timeline, and moves nothing', () => {
    expect(outcomeOf(move('on-hold', { status: 'on-hold' }))).toBe('nothing-to-do');
    const changes = changesOf(move('on-hold', { status: 'on-hold' }, { reason: '等备件' }));
    expect(changes).toMatchObject([
      { kind: 'insert', fields: { kind: 'status', data: { field: 'status', to: 'on-hold', reason: '等备件' } } },
      { kind: 'update', set: { lastActivityAt: now } },
    ]);
    expect(Object.keys(changes[1]?.kind === 'update' ? changes[1].set : {})).toEqual(['lastActivityAt']);
  });
});

describe('reopening', () => {
  test.each([
    ['accepted', {}, 30 * day],
    ['too-late-to-reopen', {}, 30 * day + 1],
    ['accepted', { rules: { reopenWithinDays: 60 } }, 60 * day],
    ['too-late-to-reopen', { rules: { reopenWithinDays: 1 } }, day + hour],
    ['accepted', { rules: { reopenWithinDays: null } }, 5000 * day],
  ])('%s with %j, %i ms after it was solved', (expected, given, late) => {
    expect(outcomeOf(move('reopened', solved, { ...given, at: now + late }))).toBe(expected);
    expect(outcomeOf(move('reopened', { ...solved, status: 'closed' }, { ...given, at: now + late }))).toBe(expected);
  });

  test('by the settling of a conflict knows the same end', () => {
    const settle = (at: number) =>
      decideStrictly(
        'conflict.resolve',
        argsOf('conflict.resolve', { conflictId: ids.conflict(1), value: 'reopened' }),
        { present: [buildCase(1, solved), buildConflict(1, { field: 'status' })] },
        contextOf('agent', [1], at),
      );
    expect(outcomeOf(settle(now + 31 * day))).toBe('too-late-to-reopen');
    const after = changesOf(settle(now + day)).reduce<AnyRecord>(
      (record, change) => (change.collection === 'case' ? applyChange(record, change) : record),
      buildCase(1, solved),
    );
    expect(after.fields.statusLog).toMatchObject([{ status: 'new' }, { status: 'solved' }, { status: 'reopened' }]);
  });

  test('that is too late leaves the undoing of a close as it was', () => {
    const statusLog = [
      { status: 'solved', at: now - 400 * day },
      { status: 'closed', at: now },
    ] as const;
    const line = { kind: 'status', happenedAt: now, data: { field: 'status', from: 'solved', to: 'closed' } } as const;
    const decision = decideStrictly(
      'case.revert',
      argsOf('case.revert', { caseId, entryId: ids.entry(1) }),
      {
        present: [
          buildCase(1, { status: 'closed', solvedAt: now - 400 * day, statusLog, openedAt: now - 500 * day }),
          buildEntry(1, line),
          rulesWith({ reopenWithinDays: 1 }),
        ],
      },
      contextOf('agent', [1], now + hour / 12),
    );
    expect(outcomeOf(decision)).toBe('accepted');
  });
});
