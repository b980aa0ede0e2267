import type { FieldsOf } from '#domain/model/collections.ts';
import { careRulesOf } from '#domain/rules/care-rules.ts';
import { type CareRules, careRulesId } from '#domain/rules/definitions/care-rules.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';

/** What the workspace says about care, or what is usual. */
export function careRules(db: ReplicaReader): CareRules {
  const held = loadRecord(db, { collection: 'definition', id: careRulesId });
  return careRulesOf(held?.fields as FieldsOf<'definition'> | undefined);
}
