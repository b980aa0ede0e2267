import type { Collection } from '#domain/model/collections.ts';
import type { RecordRef } from '#domain/model/record.ts';

/** The record a ref key (`case/0197…`) names. */
export function refOf(key: string): RecordRef {
  const slash = key.indexOf('/');
  return { collection: key.slice(0, slash) as Collection, id: key.slice(slash + 1) };
}
