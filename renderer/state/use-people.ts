import type { People } from '#domain/contract/ipc/people-procedures.ts';
import { useAgent } from './core-context.tsx';
import { useQuery } from './use-query.ts';

const nobody: People = { agents: [], teams: [] };

/** Agents and teams of the workspace; empty until read. */
export function usePeople(): People {
  return useQuery('people.list', {}, { collections: ['agent', 'team'] }).value ?? nobody;
}

/** The teams the agent may work in, their own first: leads and admins may in every team. */
export function useOwnTeams(): People['teams'] {
  const { role, teamIds } = useAgent();
  const { teams } = usePeople();
  const own = teams.filter((team) => teamIds.includes(team.id));
  return role === 'agent' ? own : [...own, ...teams.filter((team) => !teamIds.includes(team.id))];
}
