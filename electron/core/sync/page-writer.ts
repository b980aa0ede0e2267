import type { ReplicaWriter } from '#db/connection/handle.ts';
import { writeCursor, writeSnapshot } from '#db/replica/cursors.ts';
import { idsBetween } from '#db/replica/records.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { PullPage, PullResponse, SnapshotPage } from '#domain/contract/wire/pull.ts';
import type { Collection } from '#domain/model/collections.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { ImageWriter } from './image-writer.ts';
import { cursorsAfter, positionAfter } from './snapshot-position.ts';

type ColumnsOf = PullResponse['columns'];

function columnsIn(columnsOf: ColumnsOf, collection: Collection): readonly string[] {
  const columns = columnsOf[collection];
  if (!columns) throw new AppError('protocol-mismatch', `The server sends ${collection} without naming its columns.`);
  return columns;
}

/** Writes what changed in one scope after its cursor. */
export function writePage(replica: ReplicaWriter, images: ImageWriter, page: PullPage, columnsOf: ColumnsOf): void {
  const { scope } = page;
  for (const { collection, values } of page.rows)
    images.write({ scope, collection, values, columns: columnsIn(columnsOf, collection) }, false);
  for (const { collection, id } of page.tombstones) images.bury([scope], { collection, id });
  writeCursor(replica, scope, page.cursor);
}

/**
 * Writes a page of scopes that are read from their beginning. In the ranges it covers, what it does not hold exists no more. With the
 * last page the scopes stand as they were when the reading began, and changes since are pulled from there.
 */
export function writeSnapshotPage(
  replica: ReplicaWriter,
  images: ImageWriter,
  page: SnapshotPage,
  { columns: columnsOf, scopes: permitted }: Pick<PullResponse, 'columns' | 'scopes'>,
): void {
  const scopes = Object.keys(page.position.at) as Scope[];
  for (const range of page.ranges) sweep(replica, images, scopes, range, idsIn(page, columnsOf, range.collection));
  for (const { scope, collection, values } of page.rows)
    images.write({ scope, collection, values, columns: columnsIn(columnsOf, collection) }, true);
  for (const [scope, ver] of Object.entries(cursorsAfter(page, permitted))) writeCursor(replica, scope, ver);
  writeSnapshot(replica, positionAfter(page, permitted));
}

function idsIn(page: SnapshotPage, columnsOf: ColumnsOf, collection: Collection): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const group of page.rows) {
    if (group.collection !== collection) continue;
    const idAt = columnsIn(columnsOf, collection).indexOf('id');
    for (const value of group.values) ids.add(String(value[idAt]));
  }
  return ids;
}

function sweep(
  replica: ReplicaWriter,
  images: ImageWriter,
  scopes: readonly Scope[],
  { collection, below, downTo }: SnapshotPage['ranges'][number],
  present: ReadonlySet<string>,
): void {
  const shadowed = images
    .shadowedIds(collection)
    .filter((id) => (downTo === null || id >= downTo) && (below === null || id < below));
  const held = new Set([...idsBetween(replica, collection, scopes, { below, downTo }), ...shadowed]);
  for (const id of held) if (!present.has(id)) images.bury(scopes, { collection, id });
}
