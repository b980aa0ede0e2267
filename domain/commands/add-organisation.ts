import { z } from 'zod';
import { insert } from '../model/change.ts';
import { organisationId } from '../model/ids.ts';
import { accept, defineCommand, refuse } from './definition.ts';

const input = z.strictObject({ name: z.string().trim().min(1).max(200), notes: z.string().max(50_000).default('') });
const args = input.extend({ organisationId });

export const addOrganisation = defineCommand({
  name: 'organisation.add',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, organisationId: minter.id() }),
  needs: (a) => [{ collection: 'organisation', id: a.organisationId }],
  decide(view, a, context) {
    if (view.get('organisation', a.organisationId).state === 'present')
      return refuse('exists', 'An organisation with this id is there already.');
    const { organisationId: id, ...values } = a;
    return accept(insert('organisation', id, 'workspace', { ...values, createdAt: context.happenedAt }));
  },
});
