import { describe, expect, test } from 'vitest';
import { feedbackDetail } from '#db/queries/product-feedback-detail.ts';
import { feedbackOfCase, feedbackPage, productNames } from '#db/queries/product-feedback-list.ts';
import { productFeedbackStates } from '#domain/model/product-feedback-fields.ts';
import { tellingId } from '#domain/rules/product-feedback.ts';
import { ids } from '../../builders/ids.ts';
import { buildAnsweredFeedback, buildProductFeedback } from '../../builders/product-feedback.ts';
import { buildAgent, buildCase, buildCustomer, buildFollowUp, buildTeam } from '../../builders/records.ts';
import { buildHolding } from '../../builders/service.ts';
import { hour, minute, noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const merge = {
  ...{ by: ids.agent(1), at: noon, set: [], addedPoints: [], droppedPoints: [], addedTags: [], addedApart: [] },
};
const told = (n: number, round: number, fields = {}) => ({
  ...buildFollowUp(n, {
    ...{ customerId: ids.customer(n), caseId: ids.case(n), productFeedbackId: ids.productFeedback(1), ...fields },
  }),
  id: tellingId(ids.productFeedback(1), ids.customer(n), round),
});
const people = [buildAgent(1, { name: '林' }), buildAgent(2, { name: '陈' }), buildTeam(1, { name: '售后' })];
const everything = { states: [...productFeedbackStates], product: null, ownerId: null, overdue: false };
const page = { offset: 0, limit: 100 };

describe('the list', () => {
  const held = () =>
    replicaWith(
      ...people,
      buildProductFeedback(1, { product: '门锁', dueAt: noon + hour }),
      buildProductFeedback(2, {
        product: '门锁',
        ownerId: ids.agent(2),
        state: 'with-product-team',
        dueAt: noon - hour,
      }),
      buildProductFeedback(3),
      buildAnsweredFeedback(4, { product: '网关', dueAt: noon - hour }),
      buildAnsweredFeedback(5, { state: 'done', changedAt: noon }),
    );
  const numbers = (filter: Partial<typeof everything>) =>
    feedbackPage(held(), { ...everything, ...filter, ...page } as never, noon).rows.map(({ problem }) =>
      Number(problem.at(-1)),
    );

  test('has what waits for an answer first, by when it is wanted, then the last changed', () => {
    expect(numbers({})).toEqual([2, 1, 3, 4, 5]);
    const { total, products } = feedbackPage(held(), { ...everything, offset: 1, limit: 2 }, noon);
    expect([total, products]).toEqual([5, ['门锁', '网关']]);
    expect(feedbackPage(held(), { ...everything, offset: 1, limit: 2 }, noon).rows).toHaveLength(2);
  });

  test.each([
    [{ states: ['answered', 'done'] }, [4, 5]],
    [{ product: '门锁' }, [2, 1]],
    [{ ownerId: ids.agent(2) }, [2]],
    [{ overdue: true }, [2]],
    [{ overdue: true, product: '网关' }, []],
  ] as const)('of %o has %o', (filter, expected) => {
    expect(numbers(filter as never)).toEqual(expected);
  });
});

describe('one of them', () => {
  const caseOf = (n: number, customer: number, fields = {}) =>
    buildCase(n, { customerId: ids.customer(customer), openedAt: noon + n * minute, ...fields });
  const records = [
    ...people,
    buildAgent(3, { active: false }),
    ...[1, 2, 3].map((n) => buildCustomer(n, { name: `Customer ${n}` })),
    buildCustomer(4, { mergedIntoId: ids.customer(2), merge }),
    caseOf(1, 1),
    caseOf(2, 2, { assigneeId: ids.agent(3) }),
    caseOf(3, 3, { assigneeId: ids.agent(2) }),
    caseOf(4, 4),
    buildCase(5, { customerId: null }),
  ];
  const caseIds = [1, 2, 3, 4, 5, 9].map((n) => ids.case(n));

  test('has each person once, on their newest case, with who works on it', () => {
    const detail = feedbackDetail(
      replicaWith(...records, buildAnsweredFeedback(1, { caseIds })),
      ids.productFeedback(1),
    );
    expect(detail.customers.map(({ customerId, caseId, assigneeId }) => [customerId, caseId, assigneeId])).toEqual([
      [ids.customer(2), ids.case(4), null],
      [ids.customer(3), ids.case(3), ids.agent(2)],
      [ids.customer(1), ids.case(1), null],
    ]);
    expect(detail.cases.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1].map((n) => ids.case(n)));
    expect([detail.caseCount, detail.elsewhere, detail.told]).toEqual([6, 1, 0]);
    expect(detail.customers.some(({ isTold }) => isTold)).toBe(false);
  });

  test('knows who hears of the answer: of this one however it went, of an earlier one while it is open, merged files too', () => {
    const feedback = buildAnsweredFeedback(1, { caseIds, round: 2 });
    const tellings = [told(1, 2, { status: 'done', outcome: 'reached' }), told(3, 1, { status: 'done' }), told(4, 1)];
    const detail = feedbackDetail(replicaWith(...records, feedback, ...tellings), ids.productFeedback(1));
    expect(detail.customers.filter(({ isTold }) => isTold).map(({ customerId }) => customerId)).toEqual([
      ids.customer(2),
      ids.customer(1),
    ]);
    expect(detail.told).toBe(1);
    expect(detail.tellings.map(({ customerId, isNow, outcome }) => [customerId, isNow, outcome])).toEqual([
      [ids.customer(2), false, null],
      [ids.customer(3), false, null],
      [ids.customer(1), true, 'reached'],
    ]);
  });

  test('tells its history by name, the last step first', () => {
    const step = { to: null, changed: [], added: 0, removed: 0, note: '' };
    const steps = [
      { ...step, key: ids.command(1), by: ids.agent(1), at: noon, to: 'open' as const },
      { ...step, key: ids.command(2), by: ids.agent(2), at: noon + 1, added: 2 },
    ];
    const db = replicaWith(...people, buildProductFeedback(1, { steps }));
    expect(feedbackDetail(db, ids.productFeedback(1)).steps.map(({ byName, added }) => [byName, added])).toEqual([
      ['陈', 2],
      ['林', 0],
    ]);
    expect(() => feedbackDetail(db, ids.productFeedback(2))).toThrow('This feedback does not exist.');
  });
});

test('a case knows what was reported from it and from those that were merged into it', () => {
  const db = replicaWith(
    buildCase(1),
    buildCase(2, { mergedIntoId: ids.case(1) }),
    buildProductFeedback(1, { caseIds: [ids.case(1), ids.case(3)] }),
    buildProductFeedback(2, { caseIds: [ids.case(2)] }),
    buildProductFeedback(3, { caseIds: [ids.case(3)] }),
  );
  const reported = (n: number) => feedbackOfCase(db, ids.case(n)).map(({ id }) => id);
  expect(reported(1)).toEqual([ids.productFeedback(2), ids.productFeedback(1)]);
  expect(reported(2)).toEqual([ids.productFeedback(2)]);
  expect(reported(4)).toEqual([]);
});

test('products are called as something was reported of them and as customers have them, the most frequent first', () => {
  const db = replicaWith(
    buildProductFeedback(1, { product: '网关' }),
    buildHolding(1, { kind: 'asset', name: '门锁' }),
    buildHolding(2, { kind: 'asset', name: '门锁' }),
    buildHolding(3, { kind: 'contract', name: '年度维保' }),
  );
  expect(productNames(db)).toEqual(['门锁', '网关']);
});
