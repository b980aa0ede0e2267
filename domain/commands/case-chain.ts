import type { CaseId } from '../model/ids.ts';
import type { RecordRef, StoredRecord } from '../model/record.ts';
import type { View } from './definition.ts';

type CaseFields = StoredRecord<'case'>['fields'];

/** Where a case leads on to: into the one it was merged with, else to the one it is a part of. */
function above(fields: CaseFields): CaseId | null {
  return fields.mergedIntoId ?? fields.parentId;
}

function mergedInto(fields: CaseFields): CaseId | null {
  return fields.mergedIntoId;
}

function walk(view: View, from: CaseId | null, next: (fields: CaseFields) => CaseId | null): readonly CaseId[] {
  const met = new Set<CaseId>();
  for (let id = from; id !== null && !met.has(id); ) {
    met.add(id);
    const loaded = view.get('case', id);
    id = loaded.state === 'present' ? next(loaded.record.fields) : null;
  }
  return [...met];
}

function refs(ids: readonly CaseId[]): readonly RecordRef[] {
  return ids.map((id) => ({ collection: 'case', id }));
}

/** The case and all above it, as far as they are loaded, and the next one to load. */
export function needsAbove(view: View, from: CaseId | null): readonly RecordRef[] {
  return refs(walk(view, from, above));
}

/** Whether the way up from `from` comes past `id`: then `id` must not be put below `from`. */
export function leadsTo(view: View, from: CaseId, id: CaseId): boolean {
  return walk(view, from, above).includes(id);
}

/** The case and those it goes on in, and the next one to load. */
export function needsMerged(view: View, from: CaseId): readonly RecordRef[] {
  return refs(walk(view, from, mergedInto));
}

/** The case that goes on in this one's place: itself while it was merged with none. A side that does not hold it knows the last it holds. */
export function goesOnIn(view: View, from: StoredRecord<'case'>): StoredRecord<'case'> {
  const last = walk(view, from.id as CaseId, mergedInto)
    .map((id) => view.get('case', id))
    .filter((loaded) => loaded.state === 'present')
    .at(-1);
  return last?.record ?? from;
}

/** The cases merged with this one, directly or through others, as far as they are loaded. Each is among the related ones of the one it went into. */
export function absorbedBy(view: View, into: CaseId): readonly StoredRecord<'case'>[] {
  const found = new Map<string, StoredRecord<'case'>>();
  const search = (id: CaseId) => {
    const loaded = view.get('case', id);
    if (loaded.state !== 'present') return;
    for (const relatedId of loaded.record.fields.relatedIds) {
      const related = view.get('case', relatedId);
      if (related.state !== 'present' || related.record.fields.mergedIntoId !== id) continue;
      if (relatedId === into || found.has(relatedId)) continue;
      found.set(relatedId, related.record);
      search(relatedId);
    }
  };
  search(into);
  return [...found.values()];
}

/** What `absorbedBy` has to look at: the related ones of the case and of each that was merged with it. */
export function needsAbsorbed(view: View, into: CaseId): readonly RecordRef[] {
  const all = [into, ...absorbedBy(view, into).map(({ id }) => id as CaseId)];
  return all.flatMap((id) => {
    const loaded = view.get('case', id);
    return loaded.state === 'present' ? refs(loaded.record.fields.relatedIds) : [];
  });
}
