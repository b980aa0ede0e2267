import { transaction } from '#db/connection/connection.ts';
import { forgetArchived, recordsOnCase, touchArchived, unusedArchived } from '#db/replica/archived.ts';
import { loadRecord } from '#db/replica/records.ts';
import { shadowOf } from '#db/replica/shadows.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { ArchiveFetchResponse } from '#domain/contract/wire/archive.ts';
import { type RecordRef, refKey } from '#domain/model/record.ts';
import { isArchive, type Scope } from '#domain/model/scope.ts';
import type { FieldWatch } from '../overlay/field-watch.ts';
import { rebase } from '../overlay/rebase.ts';
import type { AccountStore } from './account-store.ts';
import type { ChangedRows } from './changed-rows.ts';
import { ImageWriter } from './image-writer.ts';

/** So many archived cases are held at most. */
export const keptArchived = 200;

type Store = Pick<AccountStore, 'replica' | 'overlay' | 'actor' | 'noticing' | 'erased'>;

/** The scope the server last said the case is in, as far as this device knows. */
export function servedScope({ replica }: Pick<AccountStore, 'replica'>, caseId: string): Scope | undefined {
  const ref = { collection: 'case', id: caseId } as const;
  const shadow = shadowOf(replica, ref);
  return shadow ? shadow.record?.scope : loadRecord(replica, ref)?.scope;
}

/**
 * Puts one case of an archive, as the server has it now, beside the rows that pulls bring; no cursor knows of it. A case that is with
 * its team again is left to the pulls. The longest unused make room.
 */
export function storeArchived(store: Store, caseId: string, fetched: ArchiveFetchResponse, now: number): ChangedRows {
  const { replica, overlay } = store;
  return transaction(replica, () => {
    const images = new ImageWriter(replica, overlay.touched());
    const served = servedScope(store, caseId);
    const archive = fetched.rows.find(({ scope, collection }) => isArchive(scope) && collection === 'case')?.scope;
    const isErased = store.erased.has(refKey({ collection: 'case', id: caseId }));
    if (archive && !isErased && (served === undefined || isArchive(served))) {
      const present = writeRows(images, fetched);
      for (const ref of recordsOnCase(replica, caseId)) if (!present.has(refKey(ref))) images.bury([archive], ref);
      touchArchived(replica, caseId, now);
      for (const unused of unusedArchived(replica, keptArchived)) evict(store, images, unused);
    }
    images.finish();
    const { dirty, changed } = images;
    const replay = (watch: FieldWatch) => rebase(replica, overlay.commands, dirty, store.actor, watch);
    if (dirty.size > 0) changed.addKeys(store.noticing.during(overlay.commands, replay));
    return changed;
  });
}

/** The archive's rows; whatever else came along is held here by pulls. Returns the keys of what was written. */
function writeRows(images: ImageWriter, { rows, columns: columnsOf }: ArchiveFetchResponse): ReadonlySet<string> {
  const written = new Set<string>();
  for (const { scope, collection, values } of rows) {
    if (!isArchive(scope)) continue;
    const columns = columnsOf[collection];
    if (!columns) throw new AppError('protocol-mismatch', `The server sends ${collection} without naming its columns.`);
    const idAt = columns.indexOf('id');
    for (const value of values) written.add(refKey({ collection, id: String(value[idAt]) }));
    images.write({ scope, collection, columns, values }, false);
  }
  return written;
}

/** A case with work of this device on it stays, and one that is with its team again is none of ours. */
function evict(store: Store, images: ImageWriter, caseId: string): void {
  const { replica } = store;
  const onCase: RecordRef = { collection: 'case', id: caseId };
  if (shadowOf(replica, onCase)) return;
  forgetArchived(replica, caseId);
  const scope = loadRecord(replica, onCase)?.scope;
  if (scope === undefined || !isArchive(scope)) return;
  for (const ref of [...recordsOnCase(replica, caseId), onCase]) images.bury([scope], ref);
}
