import type { ReplicaReader } from '#db/connection/handle.ts';
import { caseFieldDefinitions, caseFieldsText } from '#db/queries/definitions.ts';
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
  'customerChange',
  'articleCategory',
  'definition',
  'handoff',
  'holding',
  'recommendation',
  'productFeedback',
  'improvementAction',
]);

interface AllCaseFields {
  readonly text: string;
  /** None where there are none. */
  readonly record: AnyRecord | undefined;
}

/** As they were last put together: of thousands of cases that are solved at once each asks for the same. */
const lastPut = new WeakMap<ReplicaReader, AllCaseFields>();

/** Put together, for it is stored nowhere. */
function allCaseFields(replica: ReplicaReader): AnyRecord | undefined {
  const text = caseFieldsText(replica);
  const last = lastPut.get(replica);
  if (last?.text === text) return last.record;
  const definitions = caseFieldDefinitions(text);
  const record = definitions.length > 0 ? caseFieldsRecord(definitions) : undefined;
  lastPut.set(replica, { text, record });
  return record;
}

/** Loads records for a decision; what is not here is `absent` only where this device would hold it if it existed. */
export function localView(replica: ReplicaReader): (ref: RecordRef) => Loaded {
  let holds: boolean | undefined;
  const holdsWorkspace = () => {
    holds ??= completeCursors(replica).workspace !== undefined;
    return holds;
  };
  return (ref) => {
    const isAllFields = ref.id === caseFieldsId;
    // Some of the fields are not all of them.
    if (isAllFields && !holdsWorkspace()) return { state: 'unknown' };
    const record = isAllFields ? allCaseFields(replica) : loadRecord(replica, ref);
    if (record) return { state: 'present', record } as Loaded;
    if (!workspaceWide.has(ref.collection)) return { state: 'unknown' };
    return { state: holdsWorkspace() ? 'absent' : 'unknown' };
  };
}
