import type { StoredRecord } from '#domain/model/record.ts';
import { type StatusRules, statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import { statusRulesOf } from '#domain/rules/status-rules.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';

/** What the workspace says about moves of a case. */
export function statusRules(db: ReplicaReader): StatusRules {
  const held = loadRecord(db, { collection: 'definition', id: statusRulesId }) as
    | StoredRecord<'definition'>
    | undefined;
  return statusRulesOf(held?.fields);
}
