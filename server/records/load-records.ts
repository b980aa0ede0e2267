import type { Collection } from '#domain/model/collections.ts';
import type { AnyRecord, StoredRecord } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import { type CollectionTable, collectionTable, collectionTables } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';
import type { FieldRevision, Stored } from './held.ts';

type Row = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly scope: Scope;
  readonly ver: number;
  readonly rev: number;
  readonly frev: Readonly<Record<string, FieldRevision>>;
};

/** Commands only look at people and teams; everything else may be changed by who loads it and is locked for that. */
const onlyRead: ReadonlySet<Collection> = new Set(['agent', 'team']);

/**
 * `changeable`: what commands may change. Who changes more must lock more, for what is written builds on what was loaded; who only looks
 * locks nothing.
 */
export type Locks = 'changeable' | 'all' | 'none';

function selection(table: CollectionTable): string {
  return `select id, scope, ver, rev, frev, ${table.columns.map((column) => column.name).join(', ')} from ${table.table}`;
}

function lock(table: CollectionTable, locks: Locks): string {
  return locks === 'none' || (locks === 'changeable' && onlyRead.has(table.collection)) ? '' : 'for update';
}

function storedOf(table: CollectionTable, row: Row): Stored {
  const fields: Record<string, unknown> = {};
  for (const column of table.columns) fields[column.field] = row[column.name.slice(1, -1)];
  const { id, scope, ver, rev, frev } = row;
  return { record: { collection: table.collection, id, scope, rev, fields }, origins: frev, ver };
}

/** The records with these ids in that order, so that lockers queue; unless `none` is asked for, locked until the transaction ends. */
export async function loadRecords(
  tx: Sql,
  workspaceId: string,
  collection: Collection,
  ids: readonly string[],
  locks: Locks,
): Promise<Stored[]> {
  const table = collectionTable(collection);
  const found = await rows<Row>(
    tx,
    `${selection(table)} where workspace_id = $1 and id = any($2::uuid[]) order by id ${lock(table, locks)}`,
    [workspaceId, [...ids]],
  );
  return found.map((row) => storedOf(table, row));
}

/** Cases as they stand, in the order of their ids, and locked by nobody. */
export async function readCases(
  db: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly StoredRecord<'case'>[]> {
  const found = await loadRecords(db, workspaceId, 'case', ids, 'none');
  return found.map(({ record }) => record as unknown as StoredRecord<'case'>);
}

/** The definitions of all case fields, by their ref keys. Nothing is locked: nobody waits for another to close a case. */
export async function loadCaseFields(tx: Sql, workspaceId: string): Promise<ReadonlyMap<string, AnyRecord>> {
  const table = collectionTable('definition');
  const found = await rows<Row>(
    tx,
    `${selection(table)} where workspace_id = $1 and kind = 'case-field' and owner_id is null order by id`,
    [workspaceId],
  );
  return new Map(found.map((row) => [`definition/${row.id}`, storedOf(table, row).record]));
}

/** The files of an article, which change scope with it. */
export async function loadArticleFiles(tx: Sql, workspaceId: string, articleId: string): Promise<Stored[]> {
  const table = collectionTable('attachment');
  const text = `${selection(table)} where workspace_id = $1 and article_id = $2 order by id for update`;
  return (await rows<Row>(tx, text, [workspaceId, articleId])).map((row) => storedOf(table, row));
}

/** Everything that hangs on the cases and changes scope with them. */
export async function loadChildren(tx: Sql, workspaceId: string, caseIds: readonly string[]): Promise<Stored[]> {
  const children: Stored[] = [];
  for (const table of collectionTables.filter((each) => each.hangsOnCase)) {
    const found = await rows<Row>(
      tx,
      `${selection(table)} where workspace_id = $1 and case_id = any($2::uuid[]) order by id for update`,
      [workspaceId, [...caseIds]],
    );
    for (const row of found) children.push(storedOf(table, row));
  }
  return children;
}
