import { leagueRules } from '#db/queries/league-rules.ts';
import { listPeople } from '#db/queries/people.ts';
import type { goalProcedures, LeagueView } from '#domain/contract/ipc/goal-procedures.ts';
import type { ParsedInputOf } from '#domain/contract/ipc/procedure.ts';
import { goalMetric } from '#domain/rules/goals/goal-metric.ts';
import { isForLeague } from '#domain/rules/goals/league.ts';
import { leagueFilters, maySeeLeague } from '#domain/rules/goals/league-rules.ts';
import type { OpenAccount } from '../session/open-account.ts';

type Account = Pick<OpenAccount, 'store' | 'engine' | 'reads' | 'facts'>;

/** Agents side by side, for whom the workspace lets see them so. */
export async function leagueView(
  { store, engine, reads, facts }: Account,
  { metric, teamId, ...asked }: ParsedInputOf<(typeof goalProcedures)['league.get']>,
): Promise<LeagueView> {
  const rules = leagueRules(store.replica);
  const known = goalMetric(metric);
  if (!known || !isForLeague(known) || !maySeeLeague(store.actor, rules))
    return { rules, isShown: false, mean: null, n: 0, ranked: [], tooFew: [] };
  facts.settle();
  const { ranked, tooFew, ...whole } = await reads.read('league.get', {
    ...{ ...asked, metric, filters: leagueFilters(store.actor, teamId), least: rules.least, now: engine.now() },
  });
  const names = new Map<string, string>(listPeople(store.replica).agents.map(({ id, name }) => [id, name]));
  const nameOf = ({ agentId }: { readonly agentId: string }) => names.get(agentId) ?? null;
  return {
    ...{ rules, isShown: true, ...whole },
    ranked: ranked.map((entry) => ({ ...entry, name: nameOf(entry) })),
    tooFew: tooFew.map((entry) => ({ ...entry, name: nameOf(entry) })),
  };
}
