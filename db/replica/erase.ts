import type { Collection } from '#domain/model/collections.ts';
import type { RecordRef } from '#domain/model/record.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import { collectionTable } from './collection-table.ts';
import { deleteRecord } from './records.ts';
import { dropShadow } from './shadows.ts';

const hanging = [
  'entry',
  'call',
  'followUp',
  'conflict',
  'attachment',
  'escalation',
  'compensation',
  'survey',
  'visit',
  'appointment',
  'articleUse',
] as const satisfies readonly Collection[];

/**
 * Takes the records, with what hangs on the cases among them, out of the replica. Freed pages are overwritten (`secure_delete`); what the search index
 * and the log still hold of them goes with `forgetErased`.
 */
export function eraseRecords(db: ReplicaWriter, keys: readonly string[]): void {
  transaction(db, () => {
    for (const key of keys) {
      const [collection, id = ''] = key.split('/') as [Collection, string?];
      const refs = [
        { collection, id },
        ...(collection === 'case' ? hangingOn(db, id) : []),
        ...(collection === 'customer' ? writtenOf(db, id) : []),
      ];
      for (const ref of refs) {
        deleteRecord(db, ref);
        dropShadow(db, ref);
      }
    }
  });
}

function hangingOn(db: ReplicaWriter, caseId: string) {
  return hanging.flatMap((collection) =>
    sql(db, `select id from ${collectionTable(collection).name} where caseId = ?`)
      .all<{ id: string }>(caseId)
      .map(({ id }) => ({ collection, id })),
  );
}

/** The history of a service file, and the identity number where this device holds it. */
function writtenOf(db: ReplicaWriter, customerId: string): readonly RecordRef[] {
  const lines = sql(db, 'select id from customerChange where customerId = ? or otherCustomerId = ?');
  return [
    { collection: 'customerSecret', id: customerId },
    ...lines
      .all<{ id: string }>(customerId, customerId)
      .map(({ id }) => ({ collection: 'customerChange' as const, id })),
  ];
}
