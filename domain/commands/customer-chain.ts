import type { CustomerId } from '../model/ids.ts';
import type { RecordRef, StoredRecord } from '../model/record.ts';
import type { Loaded, View } from './definition.ts';

function walk(view: View, from: CustomerId): readonly CustomerId[] {
  const met = new Set<CustomerId>();
  for (let id: CustomerId | null = from; id !== null && !met.has(id); ) {
    met.add(id);
    const loaded: Loaded<'customer'> = view.get('customer', id);
    id = loaded.state === 'present' ? loaded.record.fields.mergedIntoId : null;
  }
  return [...met];
}

/** The customer and those whose files go on in its place, and the next one to load. */
export function needsLiving(view: View, from: CustomerId): readonly RecordRef[] {
  return walk(view, from).map((id) => ({ collection: 'customer', id }));
}

/** The file that goes on in this one's place: itself while it was merged with none. A side that does not hold it knows the last it holds. */
export function livingCustomer(view: View, from: StoredRecord<'customer'>): StoredRecord<'customer'> {
  const held = walk(view, from.id as CustomerId)
    .map((id) => view.get('customer', id))
    .filter((loaded) => loaded.state === 'present')
    .at(-1);
  return held?.record ?? from;
}
