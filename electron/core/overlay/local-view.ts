import type { ReplicaReader } from '#db/connection/handle.ts';
import { caseFieldDefinitions } from '#db/queries/definitions.ts';
import { completeCursors } from '#db/replica/cursors.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { Loaded } from '#domain/commands/definition.ts';
import type { Collection } from '#domain/model/collections.ts';
import type { AnyRecord, RecordRef } from '#domain/model/record.ts';
import { caseFieldsId, caseFieldsRecord } from '#domain/rules/case-fields.ts';

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

/** Put together, for it is stored nowhere; none where there are none. */
function allCaseFields(replica: ReplicaReader): AnyRecord | undefined {
  const definitions = caseFieldDefinitions(replica);
  return definitions.length > 0 ? caseFieldsRecord(definitions) : undefined;
}

/** Loads records for a decision; what is not here is `absent` only where this device would hold it if it existed. */
export function localView(replica: ReplicaReader): (ref: RecordRef) => Loaded {
  let holdsWorkspace: boolean | undefined;
  return (ref) => {
    const record = ref.id === caseFieldsId ? allCaseFields(replica) : loadRecord(replica, ref);
    if (record) return { state: 'present', record } as Loaded;
    if (!workspaceWide.has(ref.collection)) return { state: 'unknown' };
    holdsWorkspace ??= completeCursors(replica).workspace !== undefined;
    return { state: holdsWorkspace ? 'absent' : 'unknown' };
  };
}
