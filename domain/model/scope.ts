import type { TeamId } from './ids.ts';

/**
 * The unit of permission and of replication: every record belongs to exactly one scope.
 * `workspace` everyone holds, `leads` leads and admins, `editors` those and agents with a knowledge role, `team:<id>` the team's members, leads
 * and admins.
 * `team:<id>:archive` holds cases closed long ago: nobody is sent it, its cases are fetched one by one.
 */
export type Scope = 'workspace' | 'leads' | 'editors' | `team:${string}`;

export function teamScope(team: TeamId): Scope {
  return `team:${team}`;
}

const archived = ':archive';

export function archiveScope(team: TeamId): Scope {
  return `team:${team}${archived}`;
}

export function isArchive(scope: Scope): boolean {
  return scope.endsWith(archived);
}

/** The scope a record of an archive comes back to. */
export function liveScope(scope: Scope): Scope {
  return isArchive(scope) ? (scope.slice(0, -archived.length) as Scope) : scope;
}

/** The team whose scope it is; none for what everybody or every lead holds. */
export function teamOf(scope: Scope): TeamId | undefined {
  const live = liveScope(scope);
  return live.startsWith('team:') ? (live.slice('team:'.length) as TeamId) : undefined;
}
