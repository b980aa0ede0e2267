import { join } from 'node:path';
import { transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { openReplica } from '#db/open.ts';
import { saveRecord } from '#db/replica/records.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

export function emptyReplica(whenDone?: Parameters<typeof temporaryFolder>[0]): ReplicaWriter {
  return openReplica(join(temporaryFolder(whenDone), 'replica.db'), testKey());
}

/** Saves records as if the server had sent them, versions counted from 1. */
export function save(db: ReplicaWriter, ...records: AnyRecord[]): void {
  transaction(db, () => {
    for (const [index, record] of records.entries()) saveRecord(db, record, index + 1);
  });
}

export function replicaWith(...records: AnyRecord[]): ReplicaWriter {
  const db = emptyReplica();
  save(db, ...records);
  return db;
}
