import { collectionNames, fieldsOf } from '#domain/model/collections.ts';
import type { RecordRef } from '#domain/model/record.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { collectionTable } from './collection-table.ts';

/** Notes that an archived case is held here and was just used. */
export function touchArchived(db: ReplicaWriter, caseId: string, usedAt: number): void {
  sql(
    db,
    'insert into archived_case (caseId, usedAt) values (?, ?) on conflict (caseId) do update set usedAt = excluded.usedAt',
  ).run(caseId, usedAt);
}

/** The cases that were not used for the longest time, beyond those that may be kept. */
export function unusedArchived(db: ReplicaReader, kept: number): string[] {
  return sql(db, 'select caseId from archived_case order by usedAt desc, caseId limit -1 offset ?')
    .all<{ caseId: string }>(kept)
    .map(({ caseId }) => caseId);
}

export function forgetArchived(db: ReplicaWriter, caseId: string): void {
  sql(db, 'delete from archived_case where caseId = ?').run(caseId);
}

const hanging = collectionNames.filter((name) => name !== 'case' && Object.hasOwn(fieldsOf(name), 'caseId'));

/** Everything held here that hangs on a case. */
export function recordsOnCase(db: ReplicaReader, caseId: string): RecordRef[] {
  return hanging.flatMap((collection) =>
    sql(db, `select id from ${collectionTable(collection).name} where caseId = ?`)
      .all<{ id: string }>(caseId)
      .map(({ id }) => ({ collection, id })),
  );
}
