import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import { consentChannels } from '#domain/model/service-file-fields.ts';
import { ids } from '../../../builders/ids.ts';
import { few, type InputsOf, maybe, one, said, text, time } from './values.ts';

const feedbackId = few(ids.productFeedback);
const cases = fc.array(few(ids.case), { maxLength: 3 });

export const productFeedbackInputs: InputsOf<Extract<CommandName, `product-feedback.${string}`>> = {
  'product-feedback.add': fc.record(
    {
      ...{ problem: said, evidence: text, product: text, caseIds: cases },
      ...{ ownerId: few(ids.agent), dueAt: maybe(time) },
    },
    { requiredKeys: ['problem', 'ownerId'] },
  ),
  'product-feedback.edit': fc.record({
    feedbackId,
    set: fc
      .record(
        {
          ...{ problem: said, evidence: text, product: text },
          ...{ ownerId: few(ids.agent), dueAt: maybe(time), answer: said },
        },
        { requiredKeys: [] },
      )
      .filter((set) => Object.keys(set).length > 0),
  }),
  'product-feedback.cases': fc.record({ feedbackId, added: cases, removed: cases }, { requiredKeys: ['feedbackId'] }),
  'product-feedback.move': fc.record(
    { feedbackId, to: one(['open', 'with-product-team', 'done'] as const), note: text },
    { requiredKeys: ['feedbackId', 'to'] },
  ),
  'product-feedback.answer': fc.record({
    ...{ feedbackId, to: one(['answered', 'declined'] as const), answer: said },
  }),
  'product-feedback.tell': fc.record({
    ...{ feedbackId, round: one([1, 1, 2]), customerId: few(ids.customer), caseId: few(ids.case) },
    ...{ channel: one(consentChannels), ownerId: few(ids.agent), dueAt: time, promise: said },
  }),
};
