import type { Collection, FieldsOf } from './collections.ts';
import { fieldsOf } from './collections.ts';
import type { AnyRecord } from './record.ts';
import type { Scope } from './scope.ts';
import { mergeSet } from './set-items.ts';

export interface InsertChange {
  readonly kind: 'insert';
  readonly collection: Collection;
  readonly id: string;
  readonly scope: Scope;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface UpdateChange {
  readonly kind: 'update';
  readonly collection: Collection;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
  /** Items put into and taken out of set-merge fields. */
  readonly add?: Readonly<Record<string, readonly unknown[]>>;
  readonly remove?: Readonly<Record<string, readonly unknown[]>>;
  /** Present when the record moves to another scope; what hangs on it (entries, calls …) moves along. */
  readonly scope?: Scope;
}

/** What a decided command does to one record. */
export type Change = InsertChange | UpdateChange;

export function insert<C extends Collection>(collection: C, id: string, scope: Scope, fields: FieldsOf<C>): Change {
  return { kind: 'insert', collection, id, scope, fields };
}

export function update<C extends Collection>(
  collection: C,
  id: string,
  set: Partial<FieldsOf<C>>,
  more: Pick<UpdateChange, 'add' | 'remove' | 'scope'> = {},
): Change {
  return { kind: 'update', collection, id, set, ...more };
}

/**
 * The record after the change; `rev` is left alone, only the server counts it up.
 * An insert of an id that is there already leaves it as it is (appends are idempotent). Throws when an update finds no record.
 */
export function applyChange(record: AnyRecord | undefined, change: Change): AnyRecord {
  if (change.kind === 'insert') {
    if (record) return record;
    return { collection: change.collection, id: change.id, scope: change.scope, rev: 0, fields: change.fields };
  }
  if (!record) throw new Error(`no ${change.collection} ${change.id} to change`);
  const next: Record<string, unknown> = { ...record.fields, ...change.set };
  const schema = fieldsOf(change.collection);
  for (const name of new Set([...Object.keys(change.add ?? {}), ...Object.keys(change.remove ?? {})])) {
    if (schema[name]?.policy !== 'set-merge') throw new Error(`${change.collection}.${name} is no set`);
    const current = record.fields[name] as readonly unknown[];
    next[name] = mergeSet(current, change.add?.[name], change.remove?.[name]);
  }
  return { ...record, scope: change.scope ?? record.scope, fields: next };
}
