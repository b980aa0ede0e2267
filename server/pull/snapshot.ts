import type { SnapshotPosition } from '#domain/contract/wire/pull.ts';
import { type Collection, collectionNames } from '#domain/model/collections.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Sql } from '../sql/statement.ts';
import type { Counters } from './counters.ts';
import { readGlance } from './glance-sql.ts';
import { type Content, columnsIn, type ScopedText, scopedRows } from './row-text.ts';
import { followKeys, readWalk } from './walk-sql.ts';

type After = NonNullable<SnapshotPosition['after']>;

interface Range {
  readonly collection: Collection;
  readonly below: string | null;
  readonly downTo: string | null;
}

interface Page {
  readonly texts: readonly ScopedText[];
  readonly ranges: readonly Range[];
  readonly after: SnapshotPosition['after'];
  readonly last: boolean;
}

export interface SnapshotReader {
  readonly tx: Sql;
  readonly workspaceId: string;
  readonly agentId: string;
  readonly counters: Counters;
  readonly limit: number;
}

/** The position a snapshot of these scopes begins from: undefined, for nothing of it was read. */
export type Start = Omit<SnapshotPosition, 'after'> & { readonly after?: SnapshotPosition['after'] };

/**
 * The next page of a snapshot. One of more than one page begins with a glance. Rows are read as they are now: what changed since the snapshot began is told again by the changes after it, and
 * what left one of its scopes by their tombstones.
 */
export async function readSnapshotPage(reader: SnapshotReader, { at, after }: Start, count: boolean): Promise<Content> {
  const scopes = Object.keys(at) as Scope[];
  const total = scopes.reduce((sum, scope) => sum + (reader.counters.get(scope)?.rows ?? 0), 0);
  await followKeys(reader.tx);
  const isGlance = after === undefined && total > reader.limit;
  const page = isGlance ? await glance(reader, scopes) : await walk(reader, scopes, after ?? null);
  const head = { columns: columnsIn(page.texts), done: false, pages: [], ...(count ? { behind: total } : {}) };
  const { ranges, last } = page;
  const snapshot = JSON.stringify({ position: { at, after: page.after }, ranges, last }).slice(0, -1);
  return {
    text: `${JSON.stringify(head).slice(1, -1)},"snapshot":${snapshot},"rows":[${scopedRows(page.texts)}]}`,
    count: page.texts.reduce((sum, text) => sum + text.count, 0),
    done: false,
  };
}

async function glance({ tx, workspaceId, agentId }: SnapshotReader, scopes: readonly Scope[]): Promise<Page> {
  const texts = await readGlance(tx, workspaceId, scopes, agentId);
  return { texts, ranges: [], after: null, last: false };
}

async function walk(
  { tx, workspaceId, limit }: SnapshotReader,
  scopes: readonly Scope[],
  from: SnapshotPosition['after'],
) {
  const texts: ScopedText[] = [];
  const ranges: Range[] = [];
  let room = limit;
  for (let next: After | undefined = from ?? beginning(0); next; ) {
    const { collection, below } = next;
    const read = await readWalk(tx, { workspaceId, scopes, collection, below, limit: room });
    texts.push(...read.texts);
    ranges.push({ collection, below, downTo: read.downTo });
    if (read.downTo !== null) return { texts, ranges, after: { collection, below: read.downTo }, last: false };
    for (const text of read.texts) room -= text.count;
    next = beginning(collectionNames.indexOf(collection) + 1);
  }
  return { texts, ranges, after: null, last: true };
}

function beginning(index: number): After | undefined {
  const collection = collectionNames[index];
  return collection && { collection, below: null };
}
