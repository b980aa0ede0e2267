import type { FieldsOf } from '#domain/model/collections.ts';
import { type LeagueRules, leagueRulesId } from '#domain/rules/definitions/league-rules.ts';
import { leagueRulesOf } from '#domain/rules/goals/league-rules.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';

/** What the workspace says of its league, or what is usual. */
export function leagueRules(db: ReplicaReader): LeagueRules {
  const held = loadRecord(db, { collection: 'definition', id: leagueRulesId });
  return leagueRulesOf(held?.fields as FieldsOf<'definition'> | undefined);
}
