import { z } from 'zod';
import { caseId } from '../model/ids.ts';
import { isFinished } from '../rules/status-machine.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { caseBeside } from './new-case.ts';

const input = z.strictObject({
  caseId,
  /** The old case's, when left out. */
  subject: z.string().trim().min(1).max(300).optional(),
  description: z.string().max(50_000).default(''),
});
const args = input.extend({ continuedId: caseId, number: z.string().min(1).max(40) });

/**
 * Goes on with a finished case in a new one, where it is too late to reopen it or somebody would rather not: the same subject, customer,
 * team, type, priority and channel, each linked with the other. The old one stays finished.
 */
export const continueCase = defineCommand({
  name: 'case.continue',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, continuedId: minter.id(), number: minter.caseNumber() }),
  needs: (a) => [
    { collection: 'case', id: a.caseId },
    { collection: 'case', id: a.continuedId },
  ],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    if (view.get('case', a.continuedId).state === 'present')
      return refuse('exists', 'A case with this id is there already.');
    const before = found.record.fields;
    if (before.mergedIntoId !== null)
      return refuse('merged', 'This case goes on in another one.', { caseId: before.mergedIntoId });
    if (!isFinished(before.status))
      return refuse('illegal-transition', 'A case that is not finished goes on by itself.', {
        from: before.status,
        to: 'new',
      });
    const made = {
      id: a.continuedId,
      number: a.number,
      subject: a.subject ?? before.subject,
      description: a.description,
      type: before.type,
      // Nobody comes back by way of an import.
      channel: before.channel === 'import' ? ('phone' as const) : before.channel,
    };
    const to = 'continued';
    const lines = { onOld: { to, field: 'next' }, onNew: { to, field: 'former' } };
    return accept(...caseBeside(found.record, made, lines, context));
  },
});
