import type { ReplicaReader } from '#db/connection/handle.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { Actor } from '#domain/rules/rights.ts';

/** Who acts, as `OpenAccount` takes it from the replica. */
export function actorOf(replica: ReplicaReader, account: Actor): Actor {
  const record = loadRecord(replica, { collection: 'agent', id: account.id }) as StoredRecord<'agent'> | undefined;
  return {
    id: account.id,
    role: record?.fields.role ?? account.role,
    teamIds: record?.fields.teamIds ?? account.teamIds,
  };
}
