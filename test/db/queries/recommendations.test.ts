import { describe, expect, test, vi } from 'vitest';
import { connectionOf } from '#db/connection/connection.ts';
import { customerTimeline } from '#db/queries/customer-timeline.ts';
import { customersByNumber } from '#db/queries/customers-by-phone.ts';
import { recommendationsOf } from '#db/queries/recommendation-views.ts';
import type { RecommendationStep } from '#domain/model/recommendation-fields.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildArticle, buildCase, buildCustomer } from '../../builders/records.ts';
import { buildRecommendation } from '../../builders/service.ts';
import { minute, noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const merge = {
  ...{ by: ids.agent(1), at: noon, set: [], addedPoints: [], droppedPoints: [], addedTags: [], addedApart: [] },
};
const consents = [{ key: 'phone', state: 'granted', since: 0, how: '' }] as const;
const step: RecommendationStep = {
  ...{ key: ids.command(5), by: ids.agent(2), at: noon, to: 'told', way: 'phone', asked: true, note: '来电时问起' },
};
const customerId = ids.customer(1);
const records = [
  buildAgent(1, { name: '林' }),
  buildAgent(2, { name: '陈' }),
  buildCustomer(1, { consents, contactPoints: [{ kind: 'phone', value: '13800138000', label: '' }] }),
  buildCustomer(2, { mergedIntoId: customerId, merge }),
  buildCustomer(3),
  buildCase(1),
  buildArticle(1, { title: '换电池' }),
  buildRecommendation(1, { sourceCaseId: ids.case(1), articleId: ids.article(1) }),
  buildRecommendation(2, { customerId: ids.customer(2), state: 'told', steps: [step] }),
  buildRecommendation(3, { state: 'accepted' }),
  buildRecommendation(4, { state: 'withdrawn' }),
  buildRecommendation(5, { customerId: ids.customer(3) }),
  buildRecommendation(6, { articleId: ids.article(9) }),
];
const db = () => replicaWith(...records);
const numbersOf = (found: readonly { readonly id: string }[]) =>
  found.map(({ id }) => [1, 2, 3, 4, 5, 6].find((n) => ids.recommendation(n) === id));
const asked = { customerId, open: false, limit: 50 };

describe('what else may help a customer', () => {
  test('is theirs and that of whoever was merged into them: what is open first, the newest of each first', () => {
    expect(numbersOf(recommendationsOf(db(), asked))).toEqual([6, 2, 1, 4, 3]);
    expect(numbersOf(recommendationsOf(db(), { ...asked, customerId: ids.customer(2) }))).toEqual([6, 2, 1, 4, 3]);
    expect(numbersOf(recommendationsOf(db(), { ...asked, open: true }))).toEqual([6, 2, 1]);
    expect(numbersOf(recommendationsOf(db(), { ...asked, open: true, limit: 1 }))).toEqual([6]);
    expect(numbersOf(recommendationsOf(db(), { ...asked, customerId: ids.customer(3) }))).toEqual([5]);
  });

  test('names the case, the article, who said what, and what the customer agreed to', () => {
    const [gone, told, first] = recommendationsOf(db(), asked);
    expect(first).toMatchObject({
      ...{ caseId: ids.case(1), caseNumber: '10001', articleId: ids.article(1), articleTitle: '换电池' },
      ...{ suggestedByName: '林', steps: [], consents, saveState: 'on-server', customerId },
    });
    // What was said in the file before the merge counts no more than that of the one that goes on.
    expect(told).toMatchObject({ customerId, consents });
    expect(told?.steps).toEqual([
      { at: noon, byName: '陈', to: 'told', way: 'phone', asked: true, note: '来电时问起' },
    ]);
    expect(gone).toMatchObject({ articleId: ids.article(9), articleTitle: null });
  });

  test('is told of who calls as long as nobody has an answer', () => {
    const [candidate] = customersByNumber(db(), '13800138000').candidates;
    expect(numbersOf(candidate?.recommendations ?? [])).toEqual([6, 2, 1]);
  });

  test('is in the timeline once they were told, with the case it came from', () => {
    const { rows } = customerTimeline(db(), { customerId, limit: 50 });
    const told = rows.filter(({ kind }) => kind === 'recommendation');
    expect(told).toMatchObject([
      { id: ids.recommendation(3), state: 'accepted', at: noon + 3 * minute, who: '林', text: 'Idea 3', caseId: null },
      { id: ids.recommendation(2), state: 'told' },
    ]);
  });

  test('is read along its index', () => {
    const replica = db();
    const connection = connectionOf(replica);
    const statements = vi.spyOn(connection, 'statement');
    recommendationsOf(replica, asked);
    recommendationsOf(replica, { ...asked, customerId: ids.customer(3) });
    const texts = statements.mock.calls.map(([text]) => text).filter((text) => text.includes('from recommendation'));
    statements.mockRestore();
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      const plan = connection.driver.prepare(`explain query plan ${text}`).all(null, null) as { detail: string }[];
      expect(plan.map(({ detail }) => detail).join('\n')).toContain('recommendation_by_customer');
    }
  });
});
