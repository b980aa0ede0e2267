import type { Collection, FieldsOf } from './collections.ts';
import type { Scope } from './scope.ts';

/** One record as both sides hold it. `rev` counts the server's changes to it, 0 for one the server has not seen. */
export interface StoredRecord<C extends Collection = Collection> {
  readonly collection: C;
  readonly id: string;
  readonly scope: Scope;
  readonly rev: number;
  readonly fields: FieldsOf<C>;
}

/** A record of a collection known only at run time. */
export interface AnyRecord {
  readonly collection: Collection;
  readonly id: string;
  readonly scope: Scope;
  readonly rev: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface RecordRef {
  readonly collection: Collection;
  readonly id: string;
}

/** `case/0197…`: a record's name in maps, logs and envelopes. */
export function refKey(ref: RecordRef): string {
  return `${ref.collection}/${ref.id}`;
}
