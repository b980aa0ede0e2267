import { describe, expect, test } from 'vitest';
import type { CommandInput, CommandName } from '#domain/commands/registry.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildTeam } from '../../builders/records.ts';
import { buildImprovementAction, buildServiceReview } from '../../builders/service-reviews.ts';
import { argsOf, contextOf, decideStrictly, now, type World } from './deciding.ts';

const reviewId = ids.serviceReview(1);
const actionId = ids.improvementAction(1);
const there = (...present: readonly AnyRecord[]): World => ({ present, otherwise: 'absent' });
const closedReview = buildServiceReview(1, { state: 'closed', closedBy: ids.agent(1), closedAt: 5 });

type Who = 'agent' | 'lead' | 'admin';

function decide<N extends CommandName>(name: N, input: CommandInput<N>, world: World, who: Who = 'lead') {
  return decideStrictly(name, argsOf(name, input), world, contextOf(who));
}

const kindOf = (decision: ReturnType<typeof decide>) => (decision.ok ? 'accepted' : decision.refusal.kind);
const changesOf = (decision: ReturnType<typeof decide>) =>
  decision.ok ? decision.changes : expect.unreachable(decision.refusal.message);

describe('starting a review', () => {
  const input = { title: '十月', firstDay: '2025-10-01', lastDay: '2025-10-31', zone: 'Asia/Shanghai' };

  test('writes an open one that leads hold', () => {
    const { recordedAt, ...fields } = buildServiceReview(1, { title: '十月', createdAt: now }).fields;
    expect(changesOf(decide('service-review.start', input, there()))).toEqual([
      {
        ...{ kind: 'insert', collection: 'serviceReview', id: ids.command(77), scope: 'leads' },
        fields: { ...fields, recordedAt: null },
      },
    ]);
  });

  test.each<[string, Who, Partial<typeof input> & { teamId?: never }, readonly AnyRecord[]]>([
    ['accepted', 'admin', {}, []],
    ['forbidden', 'agent', {}, []],
    ['bad-request', 'lead', { lastDay: '2025-09-30' }, []],
    ['exists', 'lead', {}, [{ ...buildServiceReview(), id: ids.command(77) }]],
  ])('is %s for a %s with %j', (kind, who, set, records) => {
    expect(kindOf(decide('service-review.start', { ...input, ...set }, there(...records), who))).toBe(kind);
  });

  test('is of a team that there is', () => {
    const asked = { ...input, teamId: ids.team(2) };
    expect(kindOf(decide('service-review.start', asked, there()))).toBe('not-found');
    expect(kindOf(decide('service-review.start', asked, there(buildTeam(2))))).toBe('accepted');
  });
});

describe('a review', () => {
  const figures = [{ metric: 'created', version: 1, value: 3, n: 3, compared: null, usual: null }];
  const examples = [{ caseId: ids.case(1), why: 'longest' }] as const;
  const calls = {
    edit: ['service-review.edit', { reviewId, set: { summary: '结论' } }],
    close: ['service-review.close', { reviewId, figures, examples }],
    reopen: ['service-review.reopen', { reviewId }],
  } as const;
  const run = (name: keyof typeof calls, record: AnyRecord | null, who: Who = 'lead') => {
    const [command, input] = calls[name];
    return decide(command, input, there(...(record ? [record] : [])), who);
  };

  test('is written on, closed with its figures, and opened again without them', () => {
    const change = { kind: 'update', collection: 'serviceReview', id: reviewId };
    expect(changesOf(run('edit', buildServiceReview()))).toEqual([{ ...change, set: { summary: '结论' } }]);
    expect(changesOf(run('close', buildServiceReview()))).toEqual([
      { ...change, set: { state: 'closed', figures, examples, closedBy: ids.agent(1), closedAt: now } },
    ]);
    expect(changesOf(run('reopen', closedReview))).toEqual([
      { ...change, set: { state: 'open', figures: [], examples: [], closedBy: null, closedAt: null } },
    ]);
  });

  test.each([
    ['edit', 'already-done', closedReview],
    ['close', 'already-done', closedReview],
    ['reopen', 'already-done', buildServiceReview()],
    ['edit', 'not-found', null],
    ['edit', 'nothing-to-do', buildServiceReview(1, { summary: '结论' })],
  ] as const)('%s is %s', (name, kind, record) => {
    expect(kindOf(run(name, record))).toBe(kind);
  });

  test.each(['edit', 'close'] as const)('%s is no work of agents', (name) => {
    expect(kindOf(run(name, buildServiceReview(), 'agent'))).toBe('forbidden');
  });
});

describe('an improvement action', () => {
  const input = { reviewId, text: '补充话术', ownerId: ids.agent(2), dueOn: '2025-12-01' };

  test('is written where its owner sees it, with the team of its review', () => {
    const review = buildServiceReview(1, { teamId: ids.team(1) });
    expect(changesOf(decide('improvement.add', input, there(review, buildAgent(2))))).toEqual([
      {
        ...{ kind: 'insert', collection: 'improvementAction', id: ids.command(77), scope: 'workspace' },
        fields: {
          ...buildImprovementAction(1, { text: '补充话术', dueOn: '2025-12-01' }).fields,
          ...{ teamId: ids.team(1), createdAt: now, recordedAt: null },
        },
      },
    ]);
  });

  test.each<[string, Who, readonly AnyRecord[]]>([
    ['forbidden', 'agent', [buildServiceReview(), buildAgent(2)]],
    ['already-done', 'lead', [closedReview, buildAgent(2)]],
    ['not-found', 'lead', [buildServiceReview()]],
    ['inactive', 'lead', [buildServiceReview(), buildAgent(2, { active: false })]],
  ])('is %s', (kind, who, records) => {
    expect(kindOf(decide('improvement.add', input, there(...records), who))).toBe(kind);
  });

  test.each<[string, Who, Partial<FieldsOf<'improvementAction'>>]>([
    ['accepted', 'lead', {}],
    ['forbidden', 'agent', {}],
    ['already-done', 'lead', { state: 'done', settledAt: 3 }],
    ['nothing-to-do', 'lead', { dueOn: '2026-01-01' }],
  ])('is changed: %s for a %s where it is %j', (kind, who, fields) => {
    const edit = { actionId, set: { dueOn: '2026-01-01' } };
    expect(kindOf(decide('improvement.edit', edit, there(buildImprovementAction(1, fields)), who))).toBe(kind);
  });

  test.each<[string, Who, Partial<FieldsOf<'improvementAction'>>]>([
    ['accepted', 'agent', { ownerId: ids.agent(1) }],
    ['forbidden', 'agent', { ownerId: ids.agent(2) }],
    ['accepted', 'lead', { ownerId: ids.agent(2) }],
    ['already-done', 'lead', { state: 'dropped' }],
  ])('is settled: %s for a %s where it is %j', (kind, who, fields) => {
    const settle = { actionId, to: 'done', outcome: '已发布' } as const;
    expect(kindOf(decide('improvement.settle', settle, there(buildImprovementAction(1, fields)), who))).toBe(kind);
  });

  test('keeps what came of it and by whom, until it goes on after all', () => {
    const settle = { actionId, to: 'dropped', outcome: '供应商已改' } as const;
    const change = { kind: 'update', collection: 'improvementAction', id: actionId };
    expect(changesOf(decide('improvement.settle', settle, there(buildImprovementAction())))).toEqual([
      { ...change, set: { state: 'dropped', outcome: '供应商已改', settledBy: ids.agent(1), settledAt: now } },
    ]);
    const done = buildImprovementAction(1, { state: 'done', outcome: '好', settledAt: 3, settledBy: ids.agent(2) });
    expect(changesOf(decide('improvement.settle', { actionId, to: 'open' }, there(done)))).toEqual([
      { ...change, set: { state: 'open', outcome: '', settledBy: null, settledAt: null } },
    ]);
  });

  test('is not settled without a word', () => {
    expect(() => argsOf('improvement.settle', { actionId, to: 'done', outcome: '  ' })).toThrow();
  });
});
