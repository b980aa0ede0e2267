import type { ReplicaReader } from '#db/connection/handle.ts';
import { completeCursors } from '#db/replica/cursors.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { Loaded } from '#domain/commands/definition.ts';
import type { Collection } from '#domain/model/collections.ts';
import type { RecordRef } from '#domain/model/record.ts';

/** Collections that live in the workspace scope alone, which a device holds whole. */
const workspaceWide: ReadonlySet<Collection> = new Set([
  'agent',
  'team',
  'organisation',
  'customer',
  'article',
  'definition',
  'handoff',
]);

/** Loads records for a decision; what is not here is `absent` only where this device would hold it if it existed. */
export function localView(replica: ReplicaReader): (ref: RecordRef) => Loaded {
  let holdsWorkspace: boolean | undefined;
  return (ref) => {
    const record = loadRecord(replica, ref);
    if (record) return { state: 'present', record } as Loaded;
    if (!workspaceWide.has(ref.collection)) return { state: 'unknown' };
    holdsWorkspace ??= completeCursors(replica).workspace !== undefined;
    return { state: holdsWorkspace ? 'absent' : 'unknown' };
  };
}
