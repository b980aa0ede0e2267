import { describe, expect, test } from 'vitest';
import type { FollowUpId } from '#domain/model/ids.ts';
import type { Consent } from '#domain/model/service-file-fields.ts';
import { feedbackPlanBar, isTellable, tellingId, tellingRounds } from '#domain/rules/product-feedback.ts';
import { ids } from '../../builders/ids.ts';

test('the follow-up of an answer has an id of its own for each feedback, customer and answer', () => {
  const made = new Set<FollowUpId>();
  for (const feedback of [1, 2, 3])
    for (const customer of [1, 2, 3])
      for (const round of [1, 2, 3]) made.add(tellingId(ids.productFeedback(feedback), ids.customer(customer), round));
  expect(made.size).toBe(27);
  expect(tellingId(ids.productFeedback(1), ids.customer(1), 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a/);
});

test('the newest answers are looked at for somebody who is still to be told', () => {
  expect(tellingRounds(2)).toEqual([2, 1]);
  expect(tellingRounds(30)).toHaveLength(10);
  expect(tellingRounds(30)[0]).toBe(30);
});

test.each([
  ['open', '修好', false],
  ['with-product-team', '修好', false],
  ['answered', '修好', true],
  ['declined', '修好', true],
  ['done', ' ', false],
] as const)('one that is %s with %j is told: %s', (state, answer, told) => {
  expect(isTellable({ state, answer })).toBe(told);
});

describe('who is left out of a plan', () => {
  const phone = { kind: 'phone', value: '13800138000', label: '' } as const;
  const consents = (state: Consent['state']): Consent[] => [{ key: 'phone', state, since: 0, how: '' }];

  test.each([
    [null, { consents: [], contactPoints: [phone] }],
    [null, { consents: consents('granted'), contactPoints: [phone] }],
    ['refused', { consents: consents('refused'), contactPoints: [phone] }],
    ['no-address', { consents: [], contactPoints: [] }],
    ['quiet-hours', { consents: [], contactPoints: [{ ...phone, doNotContact: { from: 540, to: 660 } }] }],
  ] as const)('%s for %o', (bar, file) => {
    expect(feedbackPlanBar(file, 'phone', 600)).toBe(bar);
  });
});
