import { insert } from '../model/change.ts';
import { customerId } from '../model/ids.ts';
import { mergeSet } from '../model/set-items.ts';
import { contactPoints, customerValues, tags } from './customer-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';

const input = customerValues.extend({
  organisationId: customerValues.shape.organisationId.default(null),
  tier: customerValues.shape.tier.default('standard'),
  language: customerValues.shape.language.default('zh-CN'),
  notes: customerValues.shape.notes.default(''),
  contactPoints,
  tags,
});
const args = input.extend({ customerId });

export const addCustomer = defineCommand({
  name: 'customer.add',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, customerId: minter.id() }),
  needs: (a) => [
    { collection: 'customer', id: a.customerId },
    ...(a.organisationId ? [{ collection: 'organisation' as const, id: a.organisationId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('customer', a.customerId).state === 'present')
      return refuse('exists', 'A customer with this id is there already.');
    if (a.organisationId && view.get('organisation', a.organisationId).state === 'absent')
      return refuse('not-found', 'This organisation does not exist.');
    const { customerId: id, ...values } = a;
    return accept(
      insert('customer', id, 'workspace', {
        ...values,
        contactPoints: mergeSet([], a.contactPoints),
        tags: mergeSet([], a.tags),
        createdAt: context.happenedAt,
        recordedAt: null,
        externalId: null,
        mergedIntoId: null,
        merge: null,
        apartFromIds: [],
      }),
    );
  },
});
