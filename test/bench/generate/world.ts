import type { AgentId, CaseId, CustomerId, EntryId, OrganisationId, TeamId } from '#domain/model/ids.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { Random } from './random.ts';

const kinds = { team: 1, agent: 2, organisation: 3, customer: 4, case: 5, entry: 6, text: 7 } as const;
interface Ids {
  team: TeamId;
  agent: AgentId;
  organisation: OrganisationId;
  customer: CustomerId;
  case: CaseId;
  entry: EntryId;
}

const day = 24 * 60 * 60_000;
const entriesPerCase = 5;
const teamCount = 8;
const agentCount = 40;

/** How much of everything a workspace holds, and when "now" is in it. Everything else follows from these numbers. */
export interface World {
  readonly seed: number;
  readonly teams: number;
  readonly agents: number;
  readonly organisations: number;
  readonly customers: number;
  readonly cases: number;
  readonly entriesPerCase: number;
  /** The first case was opened here … */
  readonly begins: number;
  /** … and the last one shortly before. */
  readonly now: number;
}

/** A support centre of forty people after two years, scaled by its cases: half as many customers, five entries a case. */
export function worldOf(cases: number, more: Partial<Pick<World, 'seed' | 'entriesPerCase'>> = {}): World {
  const now = Date.UTC(2026, 2, 2, 12);
  return {
    seed: 20_260_302,
    entriesPerCase,
    teams: teamCount,
    agents: agentCount,
    organisations: Math.max(1, Math.floor(cases / 50)),
    customers: Math.max(1, Math.floor(cases / 2)),
    cases,
    begins: now - 730 * day,
    now,
    ...more,
  };
}

export function randomFor(world: World, kind: keyof typeof kinds, n: number): Random {
  return new Random(world.seed, kinds[kind], n);
}

/** The id of the nth record of a kind, which was made at `at`; so a reference needs no look at the record itself. */
export function idOf<K extends keyof Ids>(world: World, kind: K, n: number, at: number): Ids[K] {
  return uuidV7(at, new Random(~world.seed, kinds[kind], n).bytes(10)) as Ids[K];
}

export function teamIdOf(world: World, n: number): TeamId {
  return idOf(world, 'team', n, world.begins);
}

export function agentIdOf(world: World, n: number): AgentId {
  return idOf(world, 'agent', n, world.begins);
}
