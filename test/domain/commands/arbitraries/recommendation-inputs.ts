import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import { tellingWays } from '#domain/model/recommendation-fields.ts';
import { ids } from '../../../builders/ids.ts';
import { few, type InputsOf, maybe, one, said, text } from './values.ts';

const answers = ['accepted', 'declined'] as const;
const which = few(ids.recommendation);

export const recommendationInputs: InputsOf<Extract<CommandName, `recommendation.${string}`>> = {
  'recommendation.suggest': fc.record(
    {
      ...{ customerId: few(ids.customer), text: said, reason: text },
      ...{ caseId: maybe(few(ids.case)), articleId: maybe(few(ids.article)) },
    },
    { requiredKeys: ['customerId', 'text'] },
  ),
  'recommendation.tell': fc.record(
    {
      ...{ recommendationId: which, way: one(tellingWays), asked: fc.boolean() },
      ...{ answer: maybe(one(answers)), note: text },
    },
    { requiredKeys: ['recommendationId', 'way'] },
  ),
  'recommendation.answer': fc.record(
    { recommendationId: which, to: one(answers), note: text },
    { requiredKeys: ['recommendationId', 'to'] },
  ),
  'recommendation.withdraw': fc.record({ recommendationId: which, reason: said }),
};
