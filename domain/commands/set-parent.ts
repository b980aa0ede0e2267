import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId } from '../model/ids.ts';
import { maySee } from '../rules/rights.ts';
import { leadsTo, needsAbove } from './case-chain.ts';
import { accept, type DecideContext, type Decision, defineCommand, refuse, type View } from './definition.ts';
import { workableCase } from './load-case.ts';
import { entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  /** None takes the case out again. */
  parentId: caseId.nullable(),
});

type Args = z.output<typeof input>;

/** The case that this one is a part of now. */
function parentBefore(view: View, a: Args) {
  const loaded = view.get('case', a.caseId);
  return loaded.state === 'present' ? loaded.record.fields.parentId : null;
}

/** Why a case cannot be put below this parent; decided on the rows of now, so that no circle can close. */
export function barredParent(
  view: View,
  child: Args['caseId'],
  parent: NonNullable<Args['parentId']>,
  context: DecideContext,
): Decision | undefined {
  if (leadsTo(view, parent, child)) return refuse('circular', 'A case cannot be a part of itself.');
  const loaded = view.get('case', parent);
  if (loaded.state === 'unknown') return refuse('not-here', 'The parent case is not held on this device.');
  if (loaded.state === 'absent') return refuse('not-found', 'The parent case does not exist.');
  if (!maySee(context.actor, loaded.record.scope)) return refuse('forbidden', "The parent case is another team's.");
  return undefined;
}

/** Makes a case a part of another one (an outage, a larger matter), or takes it out. Only the part changes. */
export const setParent = defineCommand({
  name: 'case.set-parent',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs(a, loaded) {
    const former = parentBefore(loaded, a);
    return [
      { collection: 'case', id: a.caseId },
      ...needsAbove(loaded, a.parentId),
      ...(former === null || former === a.parentId ? [] : [{ collection: 'case' as const, id: former }]),
    ];
  },
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const { parentId: former, mergedIntoId } = found.record.fields;
    if (mergedIntoId !== null) return refuse('merged', 'This case goes on in another one.', { caseId: mergedIntoId });
    if (former === a.parentId) return refuse('nothing-to-do', 'The case is where it should be already.');
    const barred = a.parentId === null ? undefined : barredParent(view, a.caseId, a.parentId, context);
    if (barred) return barred;
    const named = a.parentId ?? former;
    const about = named === null ? undefined : view.get('case', named);
    return accept(
      update('case', a.caseId, { parentId: a.parentId }),
      entryOf(context, found.record, 'link', {
        data: {
          to: a.parentId === null ? 'no-parent' : 'parent',
          ...(named === null ? {} : { caseId: named }),
          ...(about?.state === 'present' ? { number: about.record.fields.number } : {}),
        },
      }),
    );
  },
});
