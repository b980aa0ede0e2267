import { type Collection, collectionNames, fieldsOf } from '#domain/model/collections.ts';
import type { Field } from '#domain/model/fields.ts';

export interface Column {
  readonly field: string;
  /** Quoted for SQL. */
  readonly name: string;
  readonly type: 'uuid' | 'text' | 'bigint' | 'boolean' | 'jsonb';
  readonly nullable: boolean;
}

/** One collection's table. Besides its fields every table has workspace_id, id, scope, ver, rev and frev. */
export interface CollectionTable {
  readonly collection: Collection;
  /** Quoted for SQL. */
  readonly table: string;
  readonly columns: readonly Column[];
  readonly hangsOnCase: boolean;
  readonly hasRecordedAt: boolean;
}

const someId = '00000000-0000-7000-8000-000000000000';

function columnType(field: Field<unknown>): Column['type'] {
  switch (field.column) {
    case 'integer':
    case 'instant':
      return 'bigint';
    case 'flag':
      return 'boolean';
    case 'json':
      return 'jsonb';
    case 'text':
      // A reference is a text that only ids fit.
      return field.value.safeParse(someId).success && !field.value.safeParse('no id').success ? 'uuid' : 'text';
  }
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function tableOf(collection: Collection): CollectionTable {
  const fields = fieldsOf(collection);
  const columns = Object.entries(fields).map(
    ([name, field]): Column => ({
      field: name,
      name: `"${snakeCase(name)}"`,
      type: columnType(field),
      nullable: field.nullable,
    }),
  );
  return {
    collection,
    table: `"${snakeCase(collection)}"`,
    columns,
    hangsOnCase: 'caseId' in fields,
    hasRecordedAt: 'recordedAt' in fields,
  };
}

const tables = Object.fromEntries(collectionNames.map((name) => [name, tableOf(name)])) as Readonly<
  Record<Collection, CollectionTable>
>;

export const collectionTables: readonly CollectionTable[] = Object.values(tables);

export function collectionTable(collection: Collection): CollectionTable {
  return tables[collection];
}
