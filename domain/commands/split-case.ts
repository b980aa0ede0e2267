import { z } from 'zod';
import { caseTypes } from '../model/choices.ts';
import { caseId, entryId } from '../model/ids.ts';
import { needsMerged } from './case-chain.ts';
import { accept, defineCommand, refuse, type View } from './definition.ts';
import { workableCase } from './load-case.ts';
import { caseBeside } from './new-case.ts';

const input = z.strictObject({
  caseId,
  /** The lines of its timeline that the new case is about. */
  entryIds: z.array(entryId).min(1).max(100),
  subject: z.string().trim().min(1).max(300),
  /** What those lines say, as its author put it together. */
  description: z.string().max(50_000),
  type: z.enum(caseTypes).default('inquiry'),
});
const args = input.extend({ splitId: caseId, number: z.string().min(1).max(40) });

function onCaseOf(view: View, id: z.output<typeof entryId>) {
  const line = view.get('entry', id);
  return line.state === 'present' ? line.record.fields.caseId : undefined;
}

/**
 * Makes a new case of a part of what was said in another: the same customer, team and channel, each linked with the other. The lines
 * are quoted, not moved: a timeline keeps what it holds.
 */
export const splitCase = defineCommand({
  name: 'case.split',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, splitId: minter.id(), number: minter.caseNumber() }),
  needs: (a, loaded) => [
    { collection: 'case', id: a.caseId },
    { collection: 'case', id: a.splitId },
    ...a.entryIds.map((id) => ({ collection: 'entry' as const, id })),
    // Lines of a case that was merged with it stand in its timeline too.
    ...a.entryIds.flatMap((id) => {
      const of = onCaseOf(loaded, id);
      return of === undefined ? [] : needsMerged(loaded, of);
    }),
  ],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    if (view.get('case', a.splitId).state === 'present')
      return refuse('exists', 'A case with this id is there already.');
    for (const id of a.entryIds) {
      const line = view.get('entry', id);
      if (line.state === 'unknown') return refuse('not-here', 'A chosen line is not held on this device.');
      const of = onCaseOf(view, id);
      const stands = of !== undefined && needsMerged(view, of).some((ref) => ref.id === a.caseId);
      if (!stands) return refuse('not-found', 'A chosen line is not in this timeline.');
    }
    const { splitId: id, number, subject, description, type } = a;
    const made = { id, number, subject, description, type, channel: found.record.fields.channel };
    return accept(...caseBeside(found.record, made, { onOld: { to: 'split' }, onNew: { to: 'continued' } }, context));
  },
});
