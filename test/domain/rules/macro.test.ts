import { describe, test as example, expect } from 'vitest';
import type { StepDone } from '#domain/model/case-fields.ts';
import { applyChange } from '#domain/model/change.ts';
import { type CaseStatus, caseStatuses, caseTypes, priorities } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { type CaseField, caseFieldOf } from '#domain/rules/case-fields.ts';
import { type MacroContent, macroContent } from '#domain/rules/definitions/macro.ts';
import { type MacroCase, planMacro } from '#domain/rules/macro.ts';
import { usualStatusRules } from '#domain/rules/status-rules.ts';
import { aCaseField } from '../../builders/case-fields.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildTeam } from '../../builders/records.ts';
import { day } from '../../builders/times.ts';
import { fc, test } from '../../harness/fast-check.ts';
import { argsOf, contextOf, decideStrictly, now } from '../commands/deciding.ts';

const still: MacroContent = {
  ...{ status: null, priority: null, type: null, assignee: null, teamId: null },
  ...{ addTags: [], removeTags: [], text: null },
};
const reply = { kind: 'reply', body: '您好' } as const;

/** Agent 1 works; 2 is a colleague, 3 of team 2, 4 has left, 5 leads. */
const agents = [
  buildAgent(1),
  buildAgent(2),
  buildAgent(3, { teamIds: [ids.team(2)] }),
  buildAgent(4, { active: false }),
  buildAgent(5, { role: 'lead', teamIds: [] }),
];
const teams = [buildTeam(1), buildTeam(2)];
const people = {
  agents: agents.map(({ id, fields }) => ({ id, ...fields })),
  teams: teams.map(({ id }) => ({ id })),
} as unknown as MacroCase['people'];

const { actor } = contextOf();
const required = caseFieldOf(aCaseField(1, { name: '楼层', required: 'solved' })) as CaseField;
const plan = (macro: Partial<MacroContent>, fields: Partial<FieldsOf<'case'>> = {}, rules = usualStatusRules) =>
  planMacro(
    { ...still, ...macro },
    {
      id: ids.case(1),
      fields: buildCase(1, fields).fields,
      actor,
      people,
      rules,
      caseFields: fields.type === 'repair' ? [required] : [],
      now,
    },
  );
const said = (macro: Partial<MacroContent>, fields: Partial<FieldsOf<'case'>> = {}) => {
  const { commands, problems } = plan(macro, fields);
  return [
    ...commands.map(({ name, input: { caseId: _, ...input } }) => [name, input]),
    ...problems.map(({ part, kind }) => [part, kind]),
  ];
};

const steps = (...keys: StepDone['key'][]): StepDone[] =>
  keys.map((key) => ({ key, by: ids.agent(1), at: 1, evidence: { kind: 'waived', text: 'why' } }));

describe('a macro', () => {
  example.each<[string, Partial<MacroContent>, Partial<FieldsOf<'case'>>, readonly unknown[]]>([
    [
      'is an ordered list of ordinary commands',
      {
        ...{ status: 'pending-customer', priority: 'high', type: 'repair', assignee: 'me', teamId: null },
        ...{ addTags: ['vip'], removeTags: ['old'], text: reply },
      },
      { tags: ['old'], status: 'open' },
      [
        ['case.reply', { body: '您好', seenMessageId: null }],
        ['case.edit', { set: { type: 'repair', priority: 'high' } }],
        ['case.tag', { add: ['vip'], remove: ['old'] }],
        ['case.status', { to: 'pending-customer' }],
        ['case.assign', { assigneeId: ids.agent(1) }],
      ],
    ],
    [
      'leaves out what is so already',
      { status: 'open', priority: 'normal', type: 'inquiry', assignee: 'nobody', teamId: ids.team(1), addTags: ['a'] },
      { tags: ['a'] },
      [],
    ],
    [
      'opens a new case by its reply alone',
      { status: 'open', text: reply },
      { status: 'new' },
      [['case.reply', { body: '您好', seenMessageId: null }]],
    ],
    [
      'reopens before it answers',
      { status: 'reopened', text: reply },
      { status: 'closed' },
      [
        ['case.status', { to: 'reopened' }],
        ['case.reply', { body: '您好', seenMessageId: null }],
      ],
    ],
    [
      'answers no closed case',
      { text: reply, priority: 'low' },
      { status: 'closed' },
      [
        ['case.edit', { set: { priority: 'low' } }],
        ['text', 'illegal-transition'],
      ],
    ],
    ['says which move is none', { status: 'closed' }, { status: 'open' }, [['status', 'illegal-transition']]],
    [
      'closes no case that its own reply takes up',
      { status: 'closed', text: reply },
      { status: 'reopened' },
      [
        ['case.reply', { body: '您好', seenMessageId: null }],
        ['status', 'illegal-transition'],
      ],
    ],
    [
      'solves no complaint that it makes one without its steps',
      { status: 'solved', type: 'complaint' },
      {},
      [
        ['case.edit', { set: { type: 'complaint' } }],
        ['status', 'steps-missing'],
      ],
    ],
    [
      'solves a complaint that has them',
      { status: 'solved' },
      { type: 'complaint', steps: steps('listen', 'apologise', 'confirm', 'solve') },
      [['case.status', { to: 'solved' }]],
    ],
    ['solves no case that lacks a field', { status: 'solved' }, { type: 'repair' }, [['status', 'fields-missing']]],
    [
      'solves a case that has it',
      { status: 'solved' },
      { type: 'repair', custom: [{ key: ids.definition(1), value: '三楼' }] },
      [['case.status', { to: 'solved' }]],
    ],
    ['gives nothing to who has left', { assignee: ids.agent(4) }, {}, [['assign', 'inactive']]],
    ['gives nothing to who is not in the team', { assignee: ids.agent(3) }, {}, [['assign', 'forbidden']]],
    ['gives nothing to nobody known', { assignee: ids.agent(9) }, {}, [['assign', 'not-found']]],
    ['moves to no team that is not there', { teamId: ids.team(9) }, {}, [['assign', 'not-found']]],
    [
      'moves to another team without who is not in it',
      { teamId: ids.team(2) },
      { assigneeId: ids.agent(1) },
      [['case.assign', { assigneeId: null, teamId: ids.team(2) }]],
    ],
    [
      'moves to another team with who is',
      { teamId: ids.team(2) },
      { assigneeId: ids.agent(5) },
      [['case.assign', { assigneeId: ids.agent(5), teamId: ids.team(2) }]],
    ],
    ['does nothing to a merged case', { priority: 'low' }, { mergedIntoId: ids.case(2) }, [['case', 'merged']]],
    ['does nothing to another team’s case', { priority: 'low' }, { teamId: ids.team(2) }, [['case', 'forbidden']]],
    [
      'puts no more tags on a case than it holds',
      { addTags: ['more'] },
      { tags: Array.from({ length: 50 }, (_, n) => `t${n}`) },
      [['tags', 'bad-request']],
    ],
    [
      'sends no text that got too long',
      { text: { kind: 'note', body: 'x'.repeat(50_001) } },
      {},
      [['text', 'bad-request']],
    ],
  ])('%s', (_title, macro, fields, expected) => {
    expect(said(macro, fields)).toEqual(expected);
  });
});

describe('what the workspace says about moves', () => {
  const rules = { reasons: [{ to: 'solved' as const, types: [] }], reopenWithinDays: 7 };
  const partly = (macro: Partial<MacroContent>, fields: Partial<FieldsOf<'case'>> = {}) => {
    const { commands, problems } = plan(macro, fields, rules);
    return [...commands.map(({ name, input }) => [name, 'reason' in input && input.reason]), ...problems];
  };

  example('wants the macro’s own reason', () => {
    expect(partly({ status: 'solved' })).toEqual([
      { part: 'status', kind: 'reason-missing', details: { to: 'solved' } },
    ]);
    expect(partly({ status: 'solved', statusReason: '已退款' })).toEqual([['case.status', '已退款']]);
  });

  example('reopens no case that is too old, and answers it all the same', () => {
    const old = { status: 'solved', solvedAt: now - 8 * day } as const;
    expect(partly({ status: 'reopened', text: reply }, old)).toEqual([
      ['case.reply', false],
      { part: 'status', kind: 'too-late-to-reopen', details: { days: 7 } },
    ]);
    expect(partly({ status: 'reopened' }, { ...old, solvedAt: now - day })).toEqual([['case.status', false]]);
  });
});

describe('what a macro holds', () => {
  example.each<[string, object, boolean]>([
    ['a change', { priority: 'high' }, true],
    ['a text', { text: reply }, true],
    ['nothing', {}, false],
    ['a text without words', { text: { kind: 'note', body: '  ' } }, false],
    ['a tag that is added and removed', { addTags: ['a'], removeTags: ['a'] }, false],
    ['a status nobody sets', { status: 'new' }, false],
    ['something else', { priority: 'high', surprise: 1 }, false],
  ])('%s', (_what, some, fits) => {
    expect(macroContent.safeParse({ ...still, ...some }).success).toBe(fits);
  });
});

const one = <T>(values: readonly T[]) => fc.constantFrom(...values);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const few = fc.array(one(['a', 'b', 'c', ...Array.from({ length: 47 }, (_, n) => `t${n}`)]), { maxLength: 50 });
const distinct = few.map((tags) => [...new Set(tags)]);
const macros: fc.Arbitrary<MacroContent> = fc
  .record({
    status: maybe(one(caseStatuses.filter((status) => status !== 'new'))),
    priority: maybe(one(priorities)),
    type: maybe(one(caseTypes)),
    assignee: maybe(one(['me', 'nobody', ...[1, 2, 3, 4, 5, 9].map((n) => ids.agent(n))] as const)),
    teamId: maybe(one([1, 2, 9].map((n) => ids.team(n)))),
    addTags: distinct,
    removeTags: distinct,
    text: maybe(fc.record({ kind: one(['reply', 'note'] as const), body: fc.string({ maxLength: 20 }) })),
  })
  .map((macro) => ({ ...macro, removeTags: macro.removeTags.filter((tag) => !macro.addTags.includes(tag)) }));
const cases = fc.record({
  status: one<CaseStatus>(caseStatuses),
  type: one(caseTypes),
  priority: one(priorities),
  assigneeId: maybe(one([1, 2, 3, 4, 5].map((n) => ids.agent(n)))),
  teamId: one([1, 1, 1, 2].map((n) => ids.team(n))),
  tags: distinct,
  mergedIntoId: one([null, null, null, null, ids.case(2)]),
  lastMessageId: maybe(one([ids.entry(1)])),
  steps: fc.subarray(steps('listen', 'apologise', 'confirm', 'solve', 'follow-up', 'prevent')),
});

describe('the commands of a macro', () => {
  test('are all accepted, one after the other', [macros, cases], (macro, fields) => {
    const { commands } = plan(macro, fields);
    const world = new Map<string, AnyRecord>(
      [buildCase(1, fields), ...agents, ...teams].map((record) => [record.id, record]),
    );
    for (const { name, input } of commands) {
      const decided = decideStrictly(name, argsOf(name, input as never), {
        present: [...world.values()],
        otherwise: 'absent',
      });
      expect(decided).toMatchObject({ ok: true });
      if (decided.ok)
        for (const change of decided.changes) world.set(change.id, applyChange(world.get(change.id), change));
    }
  });
});
