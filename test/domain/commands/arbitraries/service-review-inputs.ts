import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import { actionStates, exampleReasons } from '#domain/model/service-review-fields.ts';
import { ids } from '../../../builders/ids.ts';
import { few, type InputsOf, maybe, one, said, text } from './values.ts';

const reviewId = few(ids.serviceReview);
const actionId = few(ids.improvementAction);
const day = one(['2025-10-01', '2025-10-31', '2026-02-28']);
const figure = fc.record({
  ...{ metric: one(['created', 'first-contact']), version: one([1, 2]) },
  ...{ value: maybe(one([0, 0.5, 12])), n: one([0, 12]), compared: maybe(one([0.25, 7])) },
  usual: maybe(fc.record({ median: one([0, 0.5]), spread: one([0, 0.25]), periods: one([5, 8]) })),
});

export const serviceReviewInputs: InputsOf<Extract<CommandName, `service-review.${string}` | `improvement.${string}`>> =
  {
    'service-review.start': fc.record(
      {
        ...{ title: said, firstDay: day, lastDay: day, zone: one(['Asia/Shanghai', 'UTC']) },
        teamId: maybe(few(ids.team)),
      },
      { requiredKeys: ['title', 'firstDay', 'lastDay', 'zone'] },
    ),
    'service-review.edit': fc.record({
      reviewId,
      set: fc.record({ title: said, summary: text }, { requiredKeys: [] }).filter((set) => Object.keys(set).length > 0),
    }),
    'service-review.close': fc.record({
      reviewId,
      figures: fc.array(figure, { maxLength: 3 }),
      examples: fc.array(fc.record({ caseId: few(ids.case), why: one(exampleReasons) }), { maxLength: 3 }),
    }),
    'service-review.reopen': fc.record({ reviewId }),
    'improvement.add': fc.record({ reviewId, text: said, ownerId: few(ids.agent), dueOn: day }),
    'improvement.edit': fc.record({
      actionId,
      set: fc
        .record({ text: said, ownerId: few(ids.agent), dueOn: day }, { requiredKeys: [] })
        .filter((set) => Object.keys(set).length > 0),
    }),
    'improvement.settle': fc.oneof(
      fc.record({ actionId, to: one(actionStates), outcome: said }),
      fc.record({ actionId, to: one(['open'] as const) }),
    ),
  };
