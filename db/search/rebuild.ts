import type { Collection } from '#domain/model/collections.ts';
import { sameJson } from '#domain/model/json.ts';
import { defaultPhoneSettings, type PhoneSettings } from '#domain/rules/definitions/workspace-settings.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { collectionTable } from '../replica/collection-table.ts';
import { getReplicaMeta, removeReplicaMeta, setReplicaMeta } from '../replica/meta.ts';
import { phoneSettings } from './phone-settings.ts';
import { sideIndexOf } from './side-indexes.ts';

/** To be raised with every change in what records are found by: folding, cutting, pinyin, what goes into an index. */
const searchRecipe = '3';

const indexed: readonly Collection[] = ['article', 'customer', 'holding', 'case'];
const searchTables = ['case_search', 'customer_search', 'customer_part_search', 'article_search'];
const sideTables = ['case_alias', 'case_tag', 'customer_phone', 'customer_order', 'customer_key', 'holding_key'];

/** True when every record is indexed by today's recipe. Until then a search may miss some. */
export function isSearchCurrent(db: ReplicaReader): boolean {
  return getReplicaMeta(db, 'search-recipe') === searchRecipe && getReplicaMeta(db, 'search-rebuild') === undefined;
}

/** Takes everything out of the index; of a store without records it is then current. */
export function emptySearch(db: ReplicaWriter): void {
  for (const table of searchTables) sql(db, `insert into ${table} (${table}) values ('delete-all')`).run();
  for (const table of sideTables) sql(db, `delete from ${table}`).run();
  setReplicaMeta(db, 'search-recipe', searchRecipe);
}

/** Indexes up to `limit` records after `rid` and returns the last one's rid, or nothing when there was none left. */
function indexSome(db: ReplicaWriter, collection: Collection, rid: number, limit: number): number | undefined {
  const index = sideIndexOf(collection);
  const { name, fields } = collectionTable(collection);
  const columns = ['id', 'scope', 'ver', 'rev', ...fields.map((field) => field.name)].join(', ');
  const rows = sql(db, `select rid, ${columns} from ${name} where rid > ? order by rid limit ?`).all<
    Record<string, SqlValue>
  >(rid, limit);
  let last: number | undefined;
  for (const found of rows) {
    const [at, ...row] = Object.values(found);
    last = Number(at);
    // It may have been saved, and so indexed, since the rebuild began.
    index?.remove(db, last, row);
    index?.add(db, last, row);
  }
  return last;
}

interface Rereading {
  readonly settings: PhoneSettings;
  /** The last customer whose numbers were read by these; none once all were. */
  readonly rid: number | null;
}

function rereading(db: ReplicaReader): Rereading {
  const kept = getReplicaMeta(db, 'phones-read-by');
  return kept === undefined ? { settings: defaultPhoneSettings, rid: null } : (JSON.parse(kept) as Rereading);
}

/**
 * Reads everybody's phone numbers anew when the workspace changed how they are read, some with each step. Until then a number is found by how it was
 * read before.
 */
export function* rereadPhones(db: ReplicaWriter, limit = 100): Generator<void> {
  for (;;) {
    const settings = phoneSettings(db);
    const at = rereading(db);
    const isNew = !sameJson(at.settings, settings);
    if (!isNew && at.rid === null) return;
    transaction(db, () => {
      const rid = indexSome(db, 'customer', isNew ? 0 : (at.rid ?? 0), limit) ?? null;
      setReplicaMeta(db, 'phones-read-by', JSON.stringify({ settings, rid } satisfies Rereading));
    });
    yield;
  }
}

/** The place a rebuild has come to. */
interface Progress {
  readonly collection: Collection;
  readonly rid: number;
}

function oneSlice(db: ReplicaWriter, { collection, rid }: Progress, limit: number): Progress | undefined {
  const last = indexSome(db, collection, rid, limit);
  if (last !== undefined) return { collection, rid: last };
  const next = indexed[indexed.indexOf(collection) + 1];
  return next && { collection: next, rid: 0 };
}

/**
 * Indexes everything anew when the recipe has changed, `limit` records with each step, so that other work goes on in between.
 * Every step is durable: cut short, the next call goes on where this one stopped.
 */
export function* rebuildSearch(db: ReplicaWriter, limit = 200): Generator<void> {
  if (isSearchCurrent(db)) return;
  const [first = 'case'] = indexed;
  if (getReplicaMeta(db, 'search-recipe') !== searchRecipe)
    transaction(db, () => {
      emptySearch(db);
      setReplicaMeta(db, 'search-rebuild', JSON.stringify({ collection: first, rid: 0 } satisfies Progress));
    });
  for (let at = getReplicaMeta(db, 'search-rebuild'); at !== undefined; at = getReplicaMeta(db, 'search-rebuild')) {
    const from = JSON.parse(at) as Progress;
    transaction(db, () => {
      const next = oneSlice(db, from, limit);
      if (next) setReplicaMeta(db, 'search-rebuild', JSON.stringify(next));
      else removeReplicaMeta(db, 'search-rebuild');
    });
    yield;
  }
}

/**
 * After records were deleted for good: words of theirs that stand in the index's older parts go too, and nothing of them is
 * left in the write-ahead log.
 */
export function forgetDeleted(db: ReplicaWriter): void {
  for (const table of searchTables) sql(db, `insert into ${table} (${table}) values ('optimize')`).run();
  sql(db, 'pragma wal_checkpoint(truncate)').get();
}
