import type { Collection } from '../model/collections.ts';
import type { StoredRecord } from '../model/record.ts';
import { type Refused, refuse, type View } from './definition.ts';

/** The record that a command works on, or why it may not. */
export type Found<C extends Collection> = { readonly ok: true; readonly record: StoredRecord<C> } | Refused;

/** Refuses where it is missing, or not held on this device. */
export function heldRecord<C extends Collection>(
  view: View,
  collection: C,
  id: string,
  called: string = collection,
): Found<C> {
  const loaded = view.get(collection, id);
  if (loaded.state === 'unknown') return refuse('not-here', `This ${called} is not held on this device.`);
  if (loaded.state === 'absent') return refuse('not-found', `This ${called} does not exist.`);
  return { ok: true, record: loaded.record };
}
