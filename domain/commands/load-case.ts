import type { CaseId } from '../model/ids.ts';
import type { StoredRecord } from '../model/record.ts';
import { mayWorkIn } from '../rules/rights.ts';
import { type DecideContext, type Decision, refuse, type View } from './definition.ts';

type CaseOrRefusal =
  | { readonly ok: true; readonly record: StoredRecord<'case'> }
  | Extract<Decision, { readonly ok: false }>;

/** The case a command works on, or why the actor may not: it is missing, not held here, or another team's. */
export function workableCase(view: View, id: CaseId, context: DecideContext): CaseOrRefusal {
  const loaded = view.get('case', id);
  if (loaded.state === 'unknown') return refused('not-here', 'This case is not held on this device.');
  if (loaded.state === 'absent') return refused('not-found', 'This case does not exist.');
  if (!mayWorkIn(context.actor, loaded.record.fields.teamId))
    return refused('forbidden', "This case is another team's.");
  return { ok: true, record: loaded.record };
}

function refused(kind: 'not-here' | 'not-found' | 'forbidden', message: string) {
  return refuse(kind, message) as Extract<Decision, { readonly ok: false }>;
}
