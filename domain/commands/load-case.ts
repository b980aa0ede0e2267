import type { CaseId } from '../model/ids.ts';
import { mayWorkIn } from '../rules/rights.ts';
import { type DecideContext, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';

/** The case a command works on, or why the actor may not: it is missing, not held here, or another team's. */
export function workableCase(view: View, id: CaseId, context: DecideContext): Found<'case'> {
  const found = heldRecord(view, 'case', id);
  if (found.ok && !mayWorkIn(context.actor, found.record.fields.teamId))
    return refuse('forbidden', "This case is another team's.");
  return found;
}
