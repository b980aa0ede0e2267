import type { Scope } from '#domain/model/scope.ts';
import { type CollectionTable, collectionTables } from '../sql/collection-tables.ts';

/** Rows as JSON text, made by the database: nothing here reads them, they go to the client as they are. */
export interface CollectionText {
  readonly collection: string;
  readonly count: number;
  readonly values: string;
}

/** Rows of one collection in one scope. */
export interface ScopedText extends CollectionText {
  readonly scope: Scope;
}

/** What an answer brings, as members of a JSON object. */
export interface Content {
  readonly text: string;
  /** Rows and tombstones in it. */
  readonly count: number;
  /** Nothing is left to read. */
  readonly done: boolean;
}

/** A collection's columns in the order of its rows' values. */
const columnsOf: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  collectionTables.map(({ collection, columns }) => [collection, ['id', 'ver', 'rev', ...columns.map((c) => c.field)]]),
);

export function columnsIn(texts: readonly { readonly collection: string }[]): Record<string, readonly string[]> {
  return Object.fromEntries(texts.map(({ collection }) => [collection, columnsOf[collection] ?? []]));
}

/** Rows as the elements of a JSON array, in the frame of a snapshot. */
export function scopedRows(texts: readonly ScopedText[]): string {
  return texts
    .map(
      ({ scope, collection, values }) =>
        `{"scope":${JSON.stringify(scope)},"collection":"${collection}","values":[${values}]}`,
    )
    .join(',');
}

/** SQL for one row as a JSON array, its columns taken from the table of this name. */
export function rowText({ columns }: CollectionTable, from = ''): string {
  const prefix = from === '' ? '' : `${from}.`;
  const values = columns.map(({ name, type }) => {
    if (type === 'boolean') return `${prefix}${name}::integer`;
    return type === 'jsonb' ? `${prefix}${name}::text` : `${prefix}${name}`;
  });
  return `json_build_array(${prefix}id, ${prefix}ver, ${prefix}rev, ${values.join(', ')})::text`;
}
