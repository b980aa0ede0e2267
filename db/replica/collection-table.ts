import { type Collection, collectionNames, fieldsOf } from '#domain/model/collections.ts';
import type { ColumnKind } from '#domain/model/fields.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { SqlValue } from '../connection/statement.ts';

interface FieldColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

/**
 * A row as its table holds it: id, scope's number, ver, rev, then the fields in the order of the schema. All code that
 * writes rows speaks of values by these places.
 */
export type RowValues = SqlValue[];
export const place = { id: 0, scope: 1, ver: 2, rev: 3, fields: 4 } as const;

/** A collection's table and the statements that serve every collection alike. */
export interface CollectionTable {
  readonly collection: Collection;
  readonly fields: readonly FieldColumn[];
  /** The table's name, quoted. */
  readonly name: string;
  readonly insert: string;
  readonly update: string;
  /** By id: rid, then the row's values. */
  readonly find: string;
  /** By id: scope's name, rev, then the fields. */
  readonly load: string;
}

function tableOf(collection: Collection): CollectionTable {
  const fields = Object.entries(fieldsOf(collection)).map(([name, field]) => ({ name, kind: field.column }));
  const name = `"${collection}"`;
  const names = fields.map((field) => field.name);
  const columns = ['id', 'scope', 'ver', 'rev', ...names];
  return {
    collection,
    fields,
    name,
    insert: `insert into ${name} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
      on conflict (id) do nothing`,
    update: `update ${name} set ${columns.map((column) => `${column} = ?`).join(', ')} where rid = ?`,
    find: `select rid, ${columns.join(', ')} from ${name} where id = ?`,
    load: `select scope.name as scope, t.rev, ${names.map((field) => `t.${field}`).join(', ')}
      from ${name} t join scope on scope.sid = t.scope where t.id = ?`,
  };
}

const tables = Object.fromEntries(collectionNames.map((name) => [name, tableOf(name)])) as Readonly<
  Record<Collection, CollectionTable>
>;

export function collectionTable(collection: Collection): CollectionTable {
  return tables[collection];
}

/** The place of a field's value in a row. */
export function placeOf(collection: Collection, field: string): number {
  const index = tables[collection].fields.findIndex((column) => column.name === field);
  if (index < 0) throw new Error(`${collection} has no field ${field}`);
  return place.fields + index;
}

export function encodeField(kind: ColumnKind, value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (kind === 'json') return JSON.stringify(value);
  if (kind === 'flag') return value ? 1 : 0;
  return value as SqlValue;
}

export function decodeField(kind: ColumnKind, value: SqlValue): unknown {
  if (value === null) return null;
  if (kind === 'json') return JSON.parse(value as string);
  if (kind === 'flag') return value !== 0;
  return value;
}

export function encodeRow(record: AnyRecord, sid: number, ver: number): RowValues {
  const { fields } = collectionTable(record.collection);
  return [record.id, sid, ver, record.rev, ...fields.map(({ name, kind }) => encodeField(kind, record.fields[name]))];
}

/** The record of a row read with `load`. */
export function decodeRecord(collection: Collection, id: string, row: Readonly<Record<string, SqlValue>>): AnyRecord {
  const fields: Record<string, unknown> = {};
  for (const { name, kind } of collectionTable(collection).fields) fields[name] = decodeField(kind, row[name] ?? null);
  return { collection, id, scope: row.scope as Scope, rev: row.rev as number, fields };
}
