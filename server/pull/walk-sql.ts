import type { Collection } from '#domain/model/collections.ts';
import type { Scope } from '#domain/model/scope.ts';
import { type CollectionTable, collectionTable, collectionTables } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { rowText, type ScopedText } from './row-text.ts';

export interface WalkStep {
  readonly workspaceId: string;
  readonly scopes: readonly Scope[];
  readonly collection: Collection;
  /** Ids from here up were read before. */
  readonly below: string | null;
  readonly limit: number;
}

export interface WalkRead {
  readonly texts: readonly ScopedText[];
  /** The last id that was read; null when there are no more below it. */
  readonly downTo: string | null;
}

/** A page is cut after about so many characters, for a few thousand rows can hold long texts. */
const pageCharacters = 8_000_000;

function walkText({ table, ...rest }: CollectionTable, bound: string): string {
  return `with found as materialized (
    select scope, id, ${rowText({ table, ...rest })} as text from ${table}
    where workspace_id = $1 and scope = any($2::text[])${bound}
    order by id desc limit $3
  ), measured as (
    select scope, id, text,
      sum(length(text)) over (order by id desc rows unbounded preceding) - length(text) as before
    from found
  )
  select scope, count(*)::integer as count, string_agg(text, ',') as values, min(id::text collate "C") as lowest,
    (select count(*) from found)::integer as found
  from measured where before < ${pageCharacters} group by scope`;
}

const texts = new Map(
  collectionTables.map((table) => [
    table.collection,
    { fromTop: walkText(table, ''), fromBelow: walkText(table, ' and id < $4::uuid') },
  ]),
);

/** The next rows of a collection in these scopes, newest ids first. */
export async function readWalk(tx: Sql, step: WalkStep): Promise<WalkRead> {
  const { workspaceId, scopes, collection, below, limit } = step;
  const text = texts.get(collectionTable(collection).collection);
  if (!text) throw new Error(`no walk over ${collection}`);
  const parameters = [workspaceId, [...scopes], limit];
  const read = await (below === null
    ? rows<ReadText>(tx, text.fromTop, parameters)
    : rows<ReadText>(tx, text.fromBelow, [...parameters, below]));
  const count = read.reduce((sum, each) => sum + each.count, 0);
  const isCut = count === limit || count < (read[0]?.found ?? 0);
  const lowest = read.map((each) => each.lowest).sort()[0];
  return {
    texts: read.map(({ scope, count: held, values }) => ({ collection, scope, count: held, values })),
    downTo: isCut ? (lowest ?? null) : null,
  };
}

/**
 * For the rest of the transaction: a table that was never analysed looks as if sorting what is left of it were cheaper than following
 * its key, page after page, and a walk would take time with the square of its rows.
 */
export async function followKeys(tx: Sql): Promise<void> {
  await rows(tx, "select set_config('enable_sort', 'off', true), set_config('jit', 'off', true)");
}

interface ReadText {
  readonly scope: Scope;
  readonly count: number;
  readonly values: string;
  readonly lowest: string;
  /** Before the page was cut by its length. */
  readonly found: number;
}
