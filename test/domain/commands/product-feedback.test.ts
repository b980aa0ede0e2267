import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import {
  type ProductFeedbackState,
  productFeedbackLimits,
  productFeedbackStates,
} from '#domain/model/product-feedback-fields.ts';
import { teamScope } from '#domain/model/scope.ts';
import { tellingId } from '#domain/rules/product-feedback.ts';
import { ids } from '../../builders/ids.ts';
import { buildAnsweredFeedback, buildProductFeedback } from '../../builders/product-feedback.ts';
import { buildAgent, buildCase, buildCustomer, buildFollowUp } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const there = (...present: World['present']): World => ({ present, otherwise: 'absent' });
const feedbackId = ids.productFeedback(1);
const mine = { key: ids.command(1), by: ids.agent(1), at: now };
const nothing = { to: null, changed: [], added: 0, removed: 0, note: '' };
const inState = (state: ProductFeedbackState) =>
  ['open', 'with-product-team'].includes(state)
    ? buildProductFeedback(1, { state })
    : buildAnsweredFeedback(1, { state });
/** Reported by and lying with others. */
const others = { ownerId: ids.agent(2), createdBy: ids.agent(3) } as const;

describe('product-feedback.add', () => {
  const add = (some: Partial<CommandInput<'product-feedback.add'>>, world: World) =>
    decideStrictly(
      'product-feedback.add',
      argsOf('product-feedback.add', { problem: ' 夜里断电 ', ownerId: ids.agent(2), ...some }),
      world,
    );

  test('writes it down for everybody, with each case once', () => {
    const some = { evidence: '三天内十次', product: '门锁', caseIds: [ids.case(2), ids.case(2)], dueAt: now + 1 };
    expect(changesOf(add(some, there(buildAgent(2))))).toEqual([
      {
        ...{ kind: 'insert', collection: 'productFeedback', id: ids.command(77), scope: 'workspace' },
        fields: {
          ...buildProductFeedback().fields,
          ...{ problem: '夜里断电', evidence: '三天内十次', product: '门锁', caseIds: [ids.case(2)] },
          ...{ ownerId: ids.agent(2), dueAt: now + 1, createdAt: now, changedAt: now, recordedAt: null },
          steps: [{ ...mine, ...nothing, to: 'open', added: 1 }],
        },
      },
    ]);
  });

  test.each<[string, World]>([
    ['accepted', { present: [] }],
    ['not-found', there()],
    ['inactive', there(buildAgent(2, { active: false }))],
    ['exists', there(buildAgent(2), { ...buildProductFeedback(), id: ids.command(77) })],
  ])('is %s with %o', (outcome, world) => {
    expect(outcomeOf(add({}, world))).toBe(outcome);
  });
});

describe('who changes a feedback', () => {
  const calls = {
    'product-feedback.edit': { feedbackId, set: { product: '门锁' } },
    'product-feedback.move': { feedbackId, to: 'with-product-team', note: '' },
    'product-feedback.answer': { feedbackId, to: 'answered', answer: '修好' },
    'product-feedback.cases': { feedbackId, added: [], removed: [ids.case(1)] },
  } as const;
  test.each(Object.keys(calls) as (keyof typeof calls)[])('%s', (name) => {
    const as = (fields: Partial<FieldsOf<'productFeedback'>>, role: 'agent' | 'lead') =>
      outcomeOf(decideStrictly(name, calls[name], there(buildProductFeedback(1, fields)), contextOf(role)));
    expect(as(others, 'agent')).toBe('forbidden');
    expect(as({ ...others, ownerId: ids.agent(1) }, 'agent')).toBe('accepted');
    expect(as({ ...others, createdBy: ids.agent(1) }, 'agent')).toBe('accepted');
    expect(as(others, 'lead')).toBe('accepted');
    expect(outcomeOf(decideStrictly(name, calls[name], there()))).toBe('not-found');
    expect(outcomeOf(decideStrictly(name, calls[name], { present: [] }))).toBe('not-here');
  });
});

describe('product-feedback.edit', () => {
  const edit = (set: CommandInput<'product-feedback.edit'>['set'], world: World) =>
    decideStrictly('product-feedback.edit', argsOf('product-feedback.edit', { feedbackId, set }), world);

  test('sets what differs, and says what that was', () => {
    const set = { problem: 'Problem 1', product: '门锁', dueAt: 5 };
    expect(changesOf(edit(set, there(buildProductFeedback())))).toEqual([
      {
        ...{ kind: 'update', collection: 'productFeedback', id: feedbackId },
        set: {
          ...{ product: '门锁', dueAt: 5, changedAt: now },
          steps: [{ ...mine, ...nothing, changed: ['product', 'dueAt'] }],
        },
      },
    ]);
  });

  test.each<[string, CommandInput<'product-feedback.edit'>['set'], World]>([
    ['nothing-to-do', { problem: 'Problem 1' }, there(buildProductFeedback())],
    ['bad-request', { answer: '修好' }, there(buildProductFeedback())],
    ['accepted', { answer: '修好了' }, there(buildAnsweredFeedback())],
    ['not-found', { ownerId: ids.agent(2) }, there(buildProductFeedback())],
    ['inactive', { ownerId: ids.agent(2) }, there(buildProductFeedback(), buildAgent(2, { active: false }))],
    ['accepted', { ownerId: ids.agent(2) }, there(buildProductFeedback(), buildAgent(2))],
  ])('is %s with %o', (outcome, set, world) => {
    expect(outcomeOf(edit(set, world))).toBe(outcome);
  });

  test('keeps the newest steps of many', () => {
    const steps = Array.from({ length: productFeedbackLimits.steps }, (_, n) => ({
      ...{ ...mine, ...nothing, key: ids.command(n + 2) },
    }));
    const [change] = changesOf(edit({ product: '门锁' }, there(buildProductFeedback(1, { steps }))));
    const kept = (change?.kind === 'update' ? change.set.steps : []) as FieldsOf<'productFeedback'>['steps'];
    expect(kept).toHaveLength(productFeedbackLimits.steps);
    expect(kept.at(-1)?.key).toBe(ids.command(1));
    expect(kept[0]?.key).toBe(ids.command(3));
  });
});

describe('product-feedback.cases', () => {
  const cases = (some: Partial<CommandInput<'product-feedback.cases'>>, fields = {}) =>
    decideStrictly(
      'product-feedback.cases',
      argsOf('product-feedback.cases', { feedbackId, ...some }),
      there(buildProductFeedback(1, fields)),
    );

  test('anybody adds theirs, as a set', () => {
    expect(changesOf(cases({ added: [ids.case(1), ids.case(2), ids.case(2)] }, others))).toEqual([
      {
        ...{ kind: 'update', collection: 'productFeedback', id: feedbackId },
        set: { changedAt: now, steps: [{ ...mine, ...nothing, added: 1 }] },
        add: { caseIds: [ids.case(2)] },
        remove: { caseIds: [] },
      },
    ]);
  });

  test('what is there already, or was never, is nothing to do; more than it takes is refused', () => {
    expect(outcomeOf(cases({ added: [ids.case(1)] }))).toBe('nothing-to-do');
    expect(outcomeOf(cases({ removed: [ids.case(2)] }))).toBe('nothing-to-do');
    const caseIds = Array.from({ length: productFeedbackLimits.cases }, (_, n) => ids.case(n + 1));
    expect(outcomeOf(cases({ added: [ids.case(900)] }, { caseIds }))).toBe('bad-request');
    expect(outcomeOf(cases({ added: [ids.case(900)], removed: [ids.case(1)] }, { caseIds }))).toBe('accepted');
  });
});

test('it goes from state to state as its table says', () => {
  const outcomes = productFeedbackStates.map((from) => [
    from,
    (['open', 'with-product-team', 'done'] as const).filter(
      (to) =>
        outcomeOf(decideStrictly('product-feedback.move', { feedbackId, to, note: '' }, there(inState(from)))) ===
        'accepted',
    ),
  ]);
  expect(Object.fromEntries(outcomes)).toEqual({
    open: ['with-product-team', 'done'],
    'with-product-team': ['open', 'done'],
    answered: ['with-product-team', 'done'],
    declined: ['with-product-team', 'done'],
    done: ['with-product-team'],
  });
});

describe('product-feedback.answer', () => {
  const answer = (state: ProductFeedbackState, to: 'answered' | 'declined' = 'answered') =>
    decideStrictly('product-feedback.answer', { feedbackId, to, answer: '下版本修好' }, there(inState(state)));

  test('keeps what was said, and counts it', () => {
    expect(changesOf(answer('with-product-team', 'declined'))).toEqual([
      {
        ...{ kind: 'update', collection: 'productFeedback', id: feedbackId },
        set: {
          ...{ state: 'declined', answer: '下版本修好', round: 1, answeredAt: now, changedAt: now },
          steps: [{ ...mine, ...nothing, to: 'declined' }],
        },
      },
    ]);
  });

  test.each<[ProductFeedbackState, string]>([
    ['open', 'accepted'],
    ['with-product-team', 'accepted'],
    ['answered', 'already-done'],
    ['declined', 'already-done'],
    ['done', 'already-done'],
  ])('of one that is %s is %s', (state, outcome) => {
    expect(outcomeOf(answer(state))).toBe(outcome);
  });
});

describe('product-feedback.tell', () => {
  const scope = teamScope(ids.team(1));
  const customer = buildCustomer();
  const onCase = buildCase(1, { customerId: ids.customer(1) });
  const said = { dueAt: now + 60_000, promise: '告知下版本修好', ownerId: ids.agent(2) } as const;
  const tell = (some: Partial<CommandInput<'product-feedback.tell'>>, world: World, context = contextOf()) =>
    decideStrictly(
      'product-feedback.tell',
      argsOf('product-feedback.tell', {
        ...{ feedbackId, round: 1, customerId: ids.customer(1), caseId: ids.case(1), channel: 'phone', ...said },
        ...some,
      }),
      world,
      context,
    );
  const id = tellingId(feedbackId, ids.customer(1), 1);
  const base = [customer, onCase, buildAgent(2)] as const;
  const consent = (state: 'granted' | 'refused') => [{ key: 'phone', state, since: 0, how: '' }] as const;

  test('promises on their case, by an id that follows, that they will hear of it', () => {
    const [made, line, active, ...more] = changesOf(tell({}, there(buildAnsweredFeedback(), ...base)));
    expect(made).toEqual({
      ...{ kind: 'insert', collection: 'followUp', id, scope },
      fields: {
        ...buildFollowUp(1, { caseId: ids.case(1), customerId: ids.customer(1) }).fields,
        ...{ ...said, kind: 'call-back', productFeedbackId: feedbackId, createdAt: now, recordedAt: null },
      },
    });
    expect(line).toMatchObject({ collection: 'entry', fields: { kind: 'follow-up', data: { followUpId: id } } });
    expect(active).toMatchObject({ collection: 'case', id: ids.case(1) });
    expect(more).toEqual([]);
  });

  test.each<[string, string, World['present'], Partial<CommandInput<'product-feedback.tell'>>]>([
    ['bad-request', 'not answered', [buildProductFeedback(), ...base], {}],
    ['accepted', 'declined with words', [inState('declined'), ...base], {}],
    ['accepted', 'done', [inState('done'), ...base], {}],
    ['changed-since', 'answered anew', [buildAnsweredFeedback(1, { round: 2 }), ...base], {}],
    ['not-found', 'another case', [buildAnsweredFeedback(1, { caseIds: [] }), ...base], {}],
    ['exists', 'told of it', [buildAnsweredFeedback(), ...base, { ...buildFollowUp(), id }], {}],
    [
      'exists',
      'told of it and done',
      [buildAnsweredFeedback(), ...base, { ...buildFollowUp(1, { status: 'done' }), id }],
      {},
    ],
    [
      'exists',
      'still to be told of an earlier answer',
      [buildAnsweredFeedback(1, { round: 2 }), ...base, { ...buildFollowUp(), id }],
      { round: 2 },
    ],
    [
      'accepted',
      'was told of an earlier answer',
      [buildAnsweredFeedback(1, { round: 2 }), ...base, { ...buildFollowUp(1, { status: 'done' }), id }],
      { round: 2 },
    ],
    [
      'accepted',
      'agreed',
      [buildAnsweredFeedback(), buildCustomer(1, { consents: consent('granted') }), ...base.slice(1)],
      {},
    ],
    [
      'no-consent',
      'refused',
      [buildAnsweredFeedback(), buildCustomer(1, { consents: consent('refused') }), ...base.slice(1)],
      {},
    ],
    [
      'accepted',
      'refused another channel',
      [buildAnsweredFeedback(), buildCustomer(1, { consents: consent('refused') }), ...base.slice(1)],
      { channel: 'email' },
    ],
    ['not-found', 'no owner', [buildAnsweredFeedback(), customer, onCase], {}],
    ['not-found', 'no customer', [buildAnsweredFeedback(), onCase, buildAgent(2)], {}],
  ])('is %s where the customer or feedback is: %s', (outcome, _what, present, some) => {
    expect(outcomeOf(tell(some, there(...present)))).toBe(outcome);
  });

  test("another team's customer is that team's to tell; a lead tells all", () => {
    const elsewhere = buildCase(1, { teamId: ids.team(2) }, { scope: teamScope(ids.team(2)) });
    const world = there(
      buildAnsweredFeedback(1, others),
      customer,
      elsewhere,
      buildAgent(2, { teamIds: [ids.team(2)] }),
    );
    expect(outcomeOf(tell({}, world))).toBe('forbidden');
    expect(outcomeOf(tell({}, world, contextOf('lead')))).toBe('accepted');
  });

  test('who was merged is one person: with their wishes, and told once', () => {
    const merged = buildCustomer(1, { mergedIntoId: ids.customer(2) });
    const living = buildCustomer(2, { consents: consent('refused') });
    const rest = [buildAnsweredFeedback(), onCase, buildAgent(2)] as const;
    expect(outcomeOf(tell({}, there(merged, living, ...rest)))).toBe('no-consent');
    const told = { ...buildFollowUp(), id: tellingId(feedbackId, ids.customer(2), 1) };
    expect(outcomeOf(tell({}, there(merged, buildCustomer(2), told, ...rest)))).toBe('exists');
  });
});
