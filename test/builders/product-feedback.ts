import type { FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { ids } from './ids.ts';
import { minute, noon } from './times.ts';

/** The nth feedback for the product team: reported by agent 1 from case 1, answered by nobody. */
export function buildProductFeedback(
  n = 1,
  fields: Partial<FieldsOf<'productFeedback'>> = {},
): StoredRecord<'productFeedback'> {
  const own: FieldsOf<'productFeedback'> = {
    problem: `Problem ${n}`,
    evidence: '',
    product: '',
    caseIds: [ids.case(1)],
    ownerId: ids.agent(1),
    state: 'open',
    answer: '',
    answeredAt: null,
    round: 0,
    dueAt: null,
    steps: [],
    createdBy: ids.agent(1),
    createdAt: noon + n * minute,
    changedAt: noon + n * minute,
    recordedAt: noon + n * minute,
  };
  return {
    ...{ collection: 'productFeedback', id: ids.productFeedback(n), scope: 'workspace', rev: 1 },
    fields: { ...own, ...fields },
  };
}

/** The same with an answer of the product team. */
export function buildAnsweredFeedback(
  n = 1,
  fields: Partial<FieldsOf<'productFeedback'>> = {},
): StoredRecord<'productFeedback'> {
  const answered = { state: 'answered', answer: '下个版本修好', answeredAt: noon + minute, round: 1 } as const;
  return buildProductFeedback(n, { ...answered, ...fields });
}
