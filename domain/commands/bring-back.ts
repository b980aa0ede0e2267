import type { Change } from '../model/change.ts';
import { isArchive, liveScope } from '../model/scope.ts';
import type { Loaded } from './definition.ts';

/**
 * A change of an archived case brings it back to its team, with all that hangs on it: work goes on where its team sees it. The changes
 * as decided, with archives replaced by the scopes they belong to, and a move of each archived case that they touch.
 */
export function broughtBack(changes: readonly Change[], looked: Iterable<Loaded>): readonly Change[] {
  const archived = new Map<string, Loaded & { state: 'present' }>();
  for (const loaded of looked)
    if (loaded.state === 'present' && isArchive(loaded.record.scope)) archived.set(loaded.record.id, loaded);
  if (archived.size === 0) return changes;

  const moved = new Set<string>();
  const next = changes.map((change): Change => {
    const held = archived.get(change.id);
    if (change.kind === 'insert') return { ...change, scope: liveScope(change.scope) };
    if (!held) return change;
    moved.add(change.id);
    return { ...change, scope: liveScope(change.scope ?? held.record.scope) };
  });
  const touched = new Set(changes.map(caseIdOf));
  for (const { record } of archived.values())
    if (record.collection === 'case' && touched.has(record.id) && !moved.has(record.id))
      next.push({ kind: 'update', collection: 'case', id: record.id, set: {}, scope: liveScope(record.scope) });
  return next;
}

function caseIdOf(change: Change): unknown {
  return change.kind === 'insert' ? change.fields.caseId : undefined;
}
