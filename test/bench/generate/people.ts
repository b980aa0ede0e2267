import type { Me } from '#db/queries/me.ts';
import type { Role } from '#domain/model/choices.ts';
import type { TeamId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { givenNames, surnames, teams as teamNames } from './words-zh.ts';
import { agentIdOf, randomFor, teamIdOf, type World } from './world.ts';

export function teamsOf(world: World): StoredRecord<'team'>[] {
  return Array.from({ length: world.teams }, (_, n) => ({
    collection: 'team',
    id: teamIdOf(world, n),
    scope: 'workspace',
    rev: 1,
    fields: { name: teamNames[n] ?? `Team ${n + 1}` },
  }));
}

/** The teams an agent is in: one, or the next one too for every fifth. The first agent is a lead of two teams. */
function teamsOfAgent(world: World, n: number): TeamId[] {
  const own = teamIdOf(world, n % world.teams);
  return n % 5 === 0 ? [own, teamIdOf(world, (n + 1) % world.teams)] : [own];
}

function roleOf(n: number): Role {
  return n % 10 === 0 ? 'lead' : 'agent';
}

export function agentsOf(world: World): StoredRecord<'agent'>[] {
  return Array.from({ length: world.agents }, (_, n) => {
    const random = randomFor(world, 'agent', n);
    return {
      collection: 'agent',
      id: agentIdOf(world, n),
      scope: 'workspace',
      rev: 1,
      fields: {
        login: `agent${n + 1}`,
        name: `${random.pick(surnames)}${random.pick(givenNames)}${random.chance(0.7) ? random.pick(givenNames) : ''}`,
        role: roleOf(n),
        teamIds: teamsOfAgent(world, n),
        active: true,
        knowledgeRole: 'none',
      },
    };
  });
}

/** The agent the bench works as: the first one, a lead of two teams. */
export function benchMe(world: World): Me {
  const person = { agentId: agentIdOf(world, 0), role: roleOf(0), teamIds: teamsOfAgent(world, 0) };
  return { ...person, now: world.now, zones: createZoneOffsets(), refused: [] };
}

/** Who works in a team, as their places in `agentsOf`. */
export function agentsInTeam(world: World, team: number): number[] {
  return Array.from({ length: world.agents }, (_, n) => n).filter((n) => n % world.teams === team);
}
