import { z } from 'zod';
import { insert } from '../model/change.ts';
import { agentId, organisationId } from '../model/ids.ts';
import { mergeSet } from '../model/set-items.ts';
import { contactPoints, organisationValues } from './customer-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { barredAgent } from './team-member.ts';

const input = z.strictObject({
  name: organisationValues.shape.name,
  notes: organisationValues.shape.notes.default(''),
  accountManagerId: agentId.nullable().default(null),
  contactPoints,
});
const args = input.extend({ organisationId });

export const addOrganisation = defineCommand({
  name: 'organisation.add',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, organisationId: minter.id() }),
  needs: (a) => [
    { collection: 'organisation', id: a.organisationId },
    ...(a.accountManagerId ? [{ collection: 'agent' as const, id: a.accountManagerId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('organisation', a.organisationId).state === 'present')
      return refuse('exists', 'An organisation with this id is there already.');
    const barred = a.accountManagerId ? barredAgent(view, a.accountManagerId) : undefined;
    if (barred) return barred;
    const { organisationId: id, ...values } = a;
    return accept(
      insert('organisation', id, 'workspace', {
        ...values,
        contactPoints: mergeSet([], a.contactPoints),
        createdAt: context.happenedAt,
        externalId: null,
      }),
    );
  },
});
