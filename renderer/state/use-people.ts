import type { People } from '#domain/contract/ipc/contract.ts';
import { useQuery } from './use-query.ts';

const nobody: People = { agents: [], teams: [] };

/** Agents and teams of the workspace; empty until read. */
export function usePeople(): People {
  return useQuery('people.list', {}, { collections: ['agent', 'team'] }).value ?? nobody;
}
