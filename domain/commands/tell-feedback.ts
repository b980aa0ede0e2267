import { z } from 'zod';
import { insert } from '../model/change.ts';
import { agentId, type CustomerId, caseId, customerId, productFeedbackId } from '../model/ids.ts';
import type { RecordRef } from '../model/record.ts';
import { consentChannels } from '../model/service-file-fields.ts';
import { isTellable, tellingFeedbackBar, tellingId, tellingRounds } from '../rules/product-feedback.ts';
import { lineOn } from './case-line.ts';
import { livingCustomer, needsLiving } from './customer-chain.ts';
import { accept, defineCommand, type Refused, refuse, type View } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { workableCase } from './load-case.ts';
import { newFollowUp } from './new-follow-up.ts';
import { barredFrom } from './team-member.ts';

const input = z.strictObject({
  feedbackId: productFeedbackId,
  /** Which answer it is; what was written for an earlier one is not told any more. */
  round: z.int().min(1).max(0xffff),
  customerId,
  /** In which they reported it. */
  caseId,
  /** On which they are to be told: they must not have said no to it. */
  channel: z.enum(consentChannels),
  ownerId: agentId,
  dueAt: z.int(),
  promise: z.string().trim().min(1).max(2000),
});
type Args = z.output<typeof input>;

/** The files of one person, from the one that is named to the one that goes on. */
function filesOf(view: View, of: CustomerId): readonly CustomerId[] {
  return needsLiving(view, of).map(({ id }) => id as CustomerId);
}

function tellingsOf(view: View, { feedbackId, customerId: of, round }: Args): readonly RecordRef[] {
  return filesOf(view, of).flatMap((file) =>
    tellingRounds(round).map((each): RecordRef => ({ collection: 'followUp', id: tellingId(feedbackId, file, each) })),
  );
}

/** Why they hear of it already: from this answer on whatever became of it, from an earlier one while it is still to be told. */
function toldAlready(view: View, a: Args): Refused | undefined {
  const isNow = new Set<string>(filesOf(view, a.customerId).map((file) => tellingId(a.feedbackId, file, a.round)));
  for (const { id } of tellingsOf(view, a)) {
    const loaded = view.get('followUp', id);
    if (loaded.state === 'present' && (isNow.has(id) || loaded.record.fields.status === 'open'))
      return refuse('exists', 'There is a follow-up for it already.');
  }
  return undefined;
}

/**
 * A customer who reported it is to hear of the answer: a follow-up on their case, whose id follows from the feedback, the customer and the answer.
 * So two who think of it at once make one, and nobody is told twice.
 */
export const tellFeedback = defineCommand({
  name: 'product-feedback.tell',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => [
    { collection: 'productFeedback', id: a.feedbackId },
    { collection: 'case', id: a.caseId },
    { collection: 'agent', id: a.ownerId },
    ...needsLiving(loaded, a.customerId),
    ...tellingsOf(loaded, a),
  ],
  decide(view, a, context) {
    const found = heldRecord(view, 'productFeedback', a.feedbackId, 'feedback');
    if (!found.ok) return found;
    const feedback = found.record.fields;
    if (!isTellable(feedback)) return refuse('bad-request', 'There is no answer yet.');
    if (feedback.round !== a.round) return refuse('changed-since', 'It was answered anew.');
    if (!feedback.caseIds.includes(a.caseId)) return refuse('not-found', 'This case is none of its cases.');
    const onCase = workableCase(view, a.caseId, context);
    if (!onCase.ok) return onCase;
    const customer = heldRecord(view, 'customer', a.customerId);
    if (!customer.ok) return customer;
    const told = toldAlready(view, a);
    if (told) return told;
    if (tellingFeedbackBar(livingCustomer(view, customer.record).fields, a.channel) !== null)
      return refuse('no-consent', 'The customer has refused to be addressed this way.');
    const barred = barredFrom(onCase.record.fields.teamId, view, a.ownerId);
    if (barred) return barred;
    const { customerId: of, ownerId, dueAt, promise } = a;
    const id = tellingId(a.feedbackId, of, a.round);
    const fields = newFollowUp(
      {
        ...{ customerId: of, caseId: a.caseId, ownerId, kind: 'call-back', dueAt, promise },
        productFeedbackId: a.feedbackId,
      },
      context,
    );
    return accept(
      insert('followUp', id, onCase.record.scope, fields),
      ...lineOn(onCase.record, context, 'follow-up', { body: promise, data: { followUpId: id, to: 'open' } }),
    );
  },
});
