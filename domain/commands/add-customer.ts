import { insert } from '../model/change.ts';
import { agentId, customerId } from '../model/ids.ts';
import { mergeSet } from '../model/set-items.ts';
import { caseFieldsIn, caseFieldsRef } from './case-field-list.ts';
import { contactPointsAfter, pointChanges } from './contact-points-after.ts';
import { customChanges, customInput } from './custom-values.ts';
import { consentsAfter, consentsSaid, contactPoints, customerValues, importantDates, tags } from './customer-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { barredAgent } from './team-member.ts';

const input = customerValues.extend({
  organisationId: customerValues.shape.organisationId.default(null),
  tier: customerValues.shape.tier.default('standard'),
  language: customerValues.shape.language.default('zh-CN'),
  notes: customerValues.shape.notes.default(''),
  preferences: customerValues.shape.preferences.default(''),
  specialNeeds: customerValues.shape.specialNeeds.default(''),
  accountManagerId: agentId.nullable().default(null),
  contactPoints,
  points: pointChanges,
  tags,
  importantDates,
  consents: consentsSaid,
  custom: customInput.default([]),
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
    ...(a.accountManagerId ? [{ collection: 'agent' as const, id: a.accountManagerId }] : []),
    ...(a.custom.length > 0 ? [caseFieldsRef] : []),
  ],
  decide(view, a, context) {
    if (view.get('customer', a.customerId).state === 'present')
      return refuse('exists', 'A customer with this id is there already.');
    if (a.organisationId && view.get('organisation', a.organisationId).state === 'absent')
      return refuse('not-found', 'This organisation does not exist.');
    const barred = a.accountManagerId ? barredAgent(view, a.accountManagerId) : undefined;
    if (barred) return barred;
    const custom = a.custom.length > 0 ? customChanges(caseFieldsIn(view), 'customer', [], a.custom) : undefined;
    if (custom && !custom.ok) return custom;
    const { customerId: id, points, ...values } = a;
    const asked = { add: mergeSet([], a.contactPoints), remove: [], change: points };
    return accept(
      insert('customer', id, 'workspace', {
        ...values,
        contactPoints: contactPointsAfter([], asked, context.happenedAt).all,
        tags: mergeSet([], a.tags),
        importantDates: mergeSet([], a.importantDates),
        consents: consentsAfter([], a.consents, context.happenedAt).add,
        custom: custom?.add ?? [],
        createdAt: context.happenedAt,
        recordedAt: null,
        externalId: null,
        mergedIntoId: null,
        merge: null,
        apartFromIds: [],
        identityMask: '',
      }),
    );
  },
});
