import type { FieldsOf } from '../../model/collections.ts';
import type { TeamId } from '../../model/ids.ts';
import { type LeagueRules, leagueRulesContent } from '../definitions/league-rules.ts';
import type { FactFilters } from '../metrics/figure.ts';
import { withinReach } from '../report-reach.ts';
import { type Actor, isLead } from '../rights.ts';

/** Where the workspace has said nothing. */
export const usualLeagueRules: LeagueRules = { shownTo: 'leads', least: 30 };

type Defined = Pick<FieldsOf<'definition'>, 'kind' | 'active' | 'content'>;

/** What the workspace says of its league. Nothing said, or switched off, leaves what is usual. */
export function leagueRulesOf(defined: Defined | undefined): LeagueRules {
  if (defined?.kind !== 'league-rules' || !defined.active) return usualLeagueRules;
  return leagueRulesContent.safeParse(defined.content).data ?? usualLeagueRules;
}

export function maySeeLeague(actor: Actor, { shownTo }: LeagueRules): boolean {
  return shownTo === 'everybody' || (shownTo === 'leads' && isLead(actor));
}

/** Whose work is compared: an admin compares all, others the people of their own teams. */
export function leagueFilters(actor: Actor, team: TeamId | null): FactFilters {
  const asked = team === null ? {} : { teamId: [team] };
  return actor.role === 'admin' ? asked : withinReach({ ...actor, role: 'lead' }, asked);
}
