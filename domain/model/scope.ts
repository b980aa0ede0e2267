import type { TeamId } from './ids.ts';

/**
 * The unit of permission and of replication: every record belongs to exactly one scope.
 * `workspace` everyone holds, `leads` leads and admins, `team:<id>` the team's members, leads and admins.
 */
export type Scope = 'workspace' | 'leads' | `team:${string}`;

export function teamScope(team: TeamId): Scope {
  return `team:${team}`;
}
