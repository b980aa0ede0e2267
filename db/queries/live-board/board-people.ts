import type { BoardPerson, OnScreen } from '#domain/contract/ipc/board-procedures.ts';
import type { PersonHere, PresenceDoing } from '#domain/contract/wire/live.ts';
import type { AgentId, CaseId } from '#domain/model/ids.ts';
import type { BoardTally } from '#domain/rules/live-board/board-counts.ts';
import type { FactFilters } from '#domain/rules/metrics/figure.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { hasFacts } from '../../facts/fact-tables.ts';
import { readFacts } from '../../facts/read-facts.ts';
import { listPeople } from '../people.ts';
import { promisesDue } from './board-calls.ts';

/** Who has which case on a screen. */
export interface Present {
  readonly agentId: AgentId;
  readonly caseId: CaseId;
  readonly doing: PresenceDoing;
}

/** Who is connected. */
export interface Connected extends PersonHere {
  readonly agentId: AgentId;
}

interface PeopleAsked {
  readonly filters: FactFilters;
  readonly now: number;
  /** When today began and ends. */
  readonly since: number;
  readonly until: number;
  readonly present: readonly Present[];
  readonly connected: readonly Connected[];
}

/** Everybody within reach who may work: those at a case or on the telephone first, then who is connected, then those with most to catch up with. */
export function boardPeople(db: ReplicaReader, tally: BoardTally, asked: PeopleAsked): readonly BoardPerson[] {
  const { agentId, teamId } = asked.filters;
  const promises = promisesDue(db, asked);
  const lastDone = lastDoneToday(db, asked);
  const onScreens = casesOnScreens(db, asked.present);
  const here = new Map(asked.connected.map(({ agentId: id, since, telephone }) => [id, { since, telephone }]));
  return listPeople(db)
    .agents.filter(({ id, active, teamIds }) => {
      const isAsked = !agentId || agentId.includes(id);
      return active && isAsked && (!teamId || agentId !== undefined || teamIds.some((team) => teamId.includes(team)));
    })
    .map(({ id, name }) => {
      const { open, overdue, soon, later } = tally.ofAgent(id);
      return {
        ...{ agentId: id, name, open, overdue, due: soon + later, promises: promises.get(id) ?? 0 },
        ...{ cases: onScreens.get(id) ?? [], here: here.get(id) ?? null, lastDoneAt: lastDone.get(id) ?? null },
      };
    })
    .toSorted(mostToSee);
}

/** People stand by name where nothing else tells them apart, as the list has them. */
function mostToSee(a: BoardPerson, b: BoardPerson): number {
  return atWork(b) - atWork(a) || b.overdue - a.overdue || b.open - a.open;
}

function atWork({ cases, here }: BoardPerson): number {
  const isBusy = cases.length > 0 || (here?.telephone && here.telephone.state !== 'free');
  return isBusy ? 2 : Number(here !== null);
}

function casesOnScreens(db: ReplicaReader, present: readonly Present[]): ReadonlyMap<AgentId, readonly OnScreen[]> {
  const rows = sql(
    db,
    'select c.id, c.number, c.subject from json_each(?) asked cross join "case" c on c.id = asked.value',
  ).all<{ id: string; number: string; subject: string }>(JSON.stringify(present.map(({ caseId }) => caseId)));
  const held = new Map(rows.map((row) => [row.id, row]));
  const found = new Map<AgentId, OnScreen[]>();
  for (const { agentId, caseId, doing } of present) {
    const { number = null, subject = null } = held.get(caseId) ?? {};
    found.set(agentId, [...(found.get(agentId) ?? []), { caseId, number, subject, doing }]);
  }
  return found;
}

/** What leaves a trace with a person and a time: answers to customers, and calls. */
const traces = [
  { kind: 'reply', time: 'answeredAt' },
  { kind: 'call', time: 'endedAt' },
] as const;

function lastDoneToday(db: ReplicaReader, { since, now }: PeopleAsked): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  if (!hasFacts(db)) return last;
  for (const { kind, time } of traces) {
    const by = kind === 'call' ? 'startedAt' : time;
    const facts = readFacts(db, {
      ...{ kind, only: [], columns: [time, 'agentId'] },
      reach: { time: by, from: since, to: now + 1 },
    });
    for (const { agentId, [time]: at } of facts)
      if (typeof agentId === 'string' && typeof at === 'number' && at <= now)
        last.set(agentId, Math.max(at, last.get(agentId) ?? at));
  }
  return last;
}
