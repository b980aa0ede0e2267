import type { Collection, FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import { ids } from './ids.ts';

/** What a record is beside its fields. */
export interface Row {
  readonly id?: string;
  readonly scope?: Scope;
  readonly rev?: number;
}

/** The nth of its collection, in its first revision, with `row` put over it. */
export function record<C extends Collection>(
  collection: C,
  n: number,
  scope: Scope,
  fields: FieldsOf<C>,
  row: Row,
): StoredRecord<C> {
  return { collection, id: ids[collection](n), scope, rev: 1, fields, ...row };
}
