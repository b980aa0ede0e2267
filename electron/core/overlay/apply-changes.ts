import type { ReplicaWriter } from '#db/connection/handle.ts';
import { loadRecord, recordVer, saveRecord } from '#db/replica/records.ts';
import { putShadow, shadowOf } from '#db/replica/shadows.ts';
import { applyChange, type Change } from '#domain/model/change.ts';
import { refKey } from '#domain/model/record.ts';

/**
 * Lays changes over the replica's rows; the server's image of each row is put aside first. What hangs on a moved case stays where it
 * is until the server moves it. Returns the keys of the records written. The caller holds the transaction.
 */
export function applyChanges(replica: ReplicaWriter, changes: readonly Change[]): readonly string[] {
  const written: string[] = [];
  for (const change of changes) {
    const ref = { collection: change.collection, id: change.id };
    const current = loadRecord(replica, ref);
    const ver = recordVer(replica, ref) ?? 0;
    if (!shadowOf(replica, ref)) putShadow(replica, ref, current ?? null, ver);
    saveRecord(replica, applyChange(current, change), ver);
    written.push(refKey(ref));
  }
  return written;
}
