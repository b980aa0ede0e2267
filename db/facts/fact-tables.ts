import { createHash } from 'node:crypto';
import { metrics } from '#domain/rules/metrics/catalogue.ts';
import { type FactKind, factColumnsOf, factKinds, factsVersion } from '#domain/rules/metrics/fact-fields.ts';
import { columnsOf } from '#domain/rules/metrics/metric-columns.ts';
import { script, sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { factRoots, factsProgress } from './progress.ts';

/** The table of a kind of fact. */
export function factTable(kind: FactKind): string {
  return `"fact_${kind}"`;
}

function quoted(name: string): string {
  return `"${name}"`;
}

/** What a lead's figures are always narrowed to. */
const narrowedTo = 'teamId';

/**
 * What puts facts of a kind into a period, each with an index that finds them and holds what metrics look at: rows themselves, wide with ids, are not
 * read for a page of figures. By what stands also what begins and ends is counted, so that its index holds what any metric of the kind looks at.
 */
function indexesOf(kind: FactKind): ReadonlyMap<string, readonly string[]> {
  const ofKind = metrics.filter((metric) => metric.of === kind);
  const byTime = Map.groupBy(ofKind, ({ at }) => ('time' in at ? at.time : at.to));
  return new Map(
    [...byTime].map(([time, counted]) => {
      const stands = counted.some(({ at }) => 'from' in at);
      const columns = (stands ? ofKind : counted).flatMap(columnsOf);
      return [time, [...new Set([time, ...columns, narrowedTo])]];
    }),
  );
}

/** `root`: whose fact it is, a case or what hangs on none. They are replaced together. */
function tableSql(kind: FactKind): string {
  const columns = Object.entries(factColumnsOf(kind)).map(([name, column]) => {
    const type = column.kind === 'id' || column.kind === 'dimension' ? 'text' : 'integer';
    return `${quoted(name)} ${type}${column.nullable ? '' : ' not null'}`;
  });
  const wanted = new Map<string, readonly string[]>([['id', ['id']], ['root', ['root']], ...indexesOf(kind)]);
  const indexes = [...wanted].map(
    ([name, held]) => `create index "fact_${kind}_${name}" on ${factTable(kind)} (${held.map(quoted).join(', ')});`,
  );
  return `create table ${factTable(kind)} (fid integer primary key, root text not null, ${columns.join(', ')}) strict;
    ${indexes.join('\n')}`;
}

/** Changes with everything that facts are worked out and found by. */
export const factsRecipe = createHash('sha256')
  .update(`${factsVersion}: ${factKinds.map(tableSql).join('\n')}`)
  .digest('hex');

/** Tables for facts as they are today, empty. They hold nothing that cannot be worked out anew. */
export function makeFactTables(db: ReplicaWriter): void {
  for (const { name } of factTablesOf(db)) script(db, `drop table ${quoted(name)}`);
  for (const kind of factKinds) script(db, tableSql(kind));
}

/** Whether there are tables of facts to be read, however many of the facts are in them yet. */
export function hasFacts(db: ReplicaReader): boolean {
  return factsProgress(db)?.recipe === factsRecipe;
}

/** For who empties the whole store. */
export function emptyFacts(db: ReplicaWriter): void {
  for (const { name } of factTablesOf(db)) sql(db, `delete from ${quoted(name)}`).run();
  sql(db, 'delete from facts_behind').run();
}

/** Facts of a scope's records go with them, while those are still there. */
export function removeFactsOfScope(db: ReplicaWriter, sid: number): void {
  for (const { name } of factTablesOf(db))
    for (const root of factRoots)
      sql(db, `delete from ${quoted(name)} where root in (select id from ${quoted(root)} where scope = ?)`).run(sid);
}

function factTablesOf(db: ReplicaReader): readonly { readonly name: string }[] {
  return sql(db, `select name from sqlite_schema where type = 'table' and name glob 'fact_*'`).all();
}
