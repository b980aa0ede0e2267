import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { RecommendationState } from '#domain/model/recommendation-fields.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import { buildArticle, buildCase, buildCustomer } from '../../builders/records.ts';
import { buildRecommendation } from '../../builders/service.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const there = (...present: World['present']): World => ({ present, otherwise: 'absent' });
const customer = buildCustomer(1, { consents: [{ key: 'email', state: 'granted', since: 0, how: '' }] });
const recommendationId = ids.recommendation(1);
const inState = (state: RecommendationState) => buildRecommendation(1, { state });

describe('recommendation.suggest', () => {
  const suggest = (some: Partial<CommandInput<'recommendation.suggest'>>, world: World) =>
    decideStrictly(
      'recommendation.suggest',
      argsOf('recommendation.suggest', { customerId: ids.customer(1), text: ' 备用电池 ', ...some }),
      world,
    );

  test('writes down what may help and why, for everybody who serves the customer', () => {
    const some = { reason: '常常没电', caseId: ids.case(1), articleId: ids.article(1) };
    expect(changesOf(suggest(some, there(customer, buildCase(), buildArticle())))).toEqual([
      {
        kind: 'insert',
        collection: 'recommendation',
        id: ids.command(77),
        scope: 'workspace',
        fields: {
          ...inState('suggested').fields,
          ...{ text: '备用电池', reason: '常常没电', sourceCaseId: ids.case(1), articleId: ids.article(1) },
          ...{ changedAt: now, suggestedAt: now, recordedAt: null },
        },
      },
    ]);
  });

  test.each<[string, Partial<CommandInput<'recommendation.suggest'>>, World]>([
    ['accepted', {}, there(customer)],
    ['not-found', {}, there()],
    ['not-here', {}, { present: [] }],
    ['exists', {}, there(customer, { ...buildRecommendation(), id: ids.command(77) })],
    ['not-found', { articleId: ids.article(1) }, there(customer)],
    ['accepted', { articleId: ids.article(1) }, { present: [customer] }],
    ['not-found', { caseId: ids.case(1) }, there(customer)],
    [
      'forbidden',
      { caseId: ids.case(1) },
      there(customer, buildCase(1, { teamId: ids.team(2) }, { scope: teamScope(ids.team(2)) })),
    ],
  ])('is %s with %o', (outcome, some, world) => {
    expect(outcomeOf(suggest(some, world))).toBe(outcome);
  });
});

describe('recommendation.tell', () => {
  const tell = (some: Partial<CommandInput<'recommendation.tell'>>, world: World) =>
    decideStrictly(
      'recommendation.tell',
      argsOf('recommendation.tell', { recommendationId, way: 'email', ...some }),
      world,
    );

  test('leaves a step with the way, and the answer where there was one', () => {
    const step = { key: ids.command(1), by: ids.agent(1), at: now, asked: false };
    expect(changesOf(tell({ note: ' 已发 ' }, there(customer, inState('suggested'))))).toEqual([
      expect.objectContaining({
        set: { state: 'told', steps: [{ ...step, to: 'told', way: 'email', note: '已发' }], changedAt: now },
      }),
    ]);
    const [answered] = changesOf(
      tell({ way: 'phone', asked: true, answer: 'accepted' }, there(customer, inState('suggested'))),
    );
    expect(answered).toMatchObject({ set: { state: 'accepted', steps: [{ way: 'phone', asked: true }] } });
  });

  test.each<[string, Partial<CommandInput<'recommendation.tell'>>, World]>([
    ['no-consent', { way: 'sms' }, there(customer, inState('suggested'))],
    ['no-consent', { way: 'phone' }, there(customer, inState('suggested'))],
    ['accepted', { way: 'phone', asked: true }, there(customer, inState('suggested'))],
    ['no-consent', { way: 'sms', asked: true }, there(customer, inState('suggested'))],
    ['no-consent', { way: 'in-person' }, there(customer, inState('suggested'))],
    ['accepted', { way: 'in-person', asked: true }, there(customer, inState('suggested'))],
    ['not-found', {}, there(customer)],
    ['not-found', {}, there(inState('suggested'))],
    ['not-here', {}, { present: [inState('suggested')] }],
    ...(['told', 'accepted', 'declined', 'withdrawn'] as const).map((state): [string, object, World] => [
      'already-done',
      {},
      there(customer, inState(state)),
    ]),
  ])('is %s with %o', (outcome, some, world) => {
    expect(outcomeOf(tell(some, world))).toBe(outcome);
  });

  test('asks the file that the customer’s goes on in for consent', () => {
    const merged = { ...customer, fields: { ...customer.fields, mergedIntoId: ids.customer(2) } };
    const refusing = buildCustomer(2, { consents: [{ key: 'email', state: 'refused', since: 0, how: '' }] });
    expect(outcomeOf(tell({}, there(merged, refusing, inState('suggested'))))).toBe('no-consent');
    expect(outcomeOf(tell({}, there(merged, buildCustomer(2, customer.fields), inState('suggested'))))).toBe(
      'accepted',
    );
  });
});

describe('what became of it', () => {
  const states = ['suggested', 'told', 'accepted', 'declined', 'withdrawn'] as const;
  const outcomes = (decide: (state: RecommendationState) => string) => states.map(decide);

  test('is answered once they know of it, and they may change their mind', () => {
    const answer = (to: 'accepted' | 'declined') => (state: RecommendationState) =>
      outcomeOf(decideStrictly('recommendation.answer', { recommendationId, to, note: '' }, there(inState(state))));
    expect(outcomes(answer('accepted'))).toEqual([
      ...['bad-request', 'accepted', 'already-done', 'accepted', 'bad-request'],
    ]);
    expect(outcomes(answer('declined'))).toEqual([
      ...['bad-request', 'accepted', 'accepted', 'already-done', 'bad-request'],
    ]);
  });

  test('is withdrawn with a reason before there is an answer', () => {
    const withdraw = (state: RecommendationState) =>
      outcomeOf(
        decideStrictly('recommendation.withdraw', { recommendationId, reason: '已停产' }, there(inState(state))),
      );
    expect(outcomes(withdraw)).toEqual(['accepted', 'accepted', 'already-done', 'already-done', 'already-done']);
  });

  test('keeps every step, each with who and when', () => {
    const told = changesOf(
      decideStrictly(
        'recommendation.tell',
        argsOf('recommendation.tell', { recommendationId, way: 'email' }),
        there(customer, inState('suggested')),
      ),
    )[0];
    const steps = told?.kind === 'update' ? (told.set.steps as readonly never[]) : [];
    const before = buildRecommendation(1, { state: 'told', steps });
    const [answered] = changesOf(
      decideStrictly(
        'recommendation.answer',
        { recommendationId, to: 'declined', note: '太贵' },
        there(before),
        contextOf('agent', [2], now + 5),
      ),
    );
    expect(answered).toMatchObject({
      set: {
        state: 'declined',
        changedAt: now + 5,
        steps: [{ to: 'told' }, { to: 'declined', note: '太贵', at: now + 5 }],
      },
    });
  });
});
