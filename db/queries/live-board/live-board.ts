import type { BoardRead, BoardRisk } from '#domain/contract/ipc/board-procedures.ts';
import { dateOf, dayMs } from '#domain/rules/calendar/local-date.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { atTelephones } from '#domain/rules/live-board/at-telephones.ts';
import { bandOf, type RiskBand, riskBands } from '#domain/rules/live-board/board-case.ts';
import { BoardTally } from '#domain/rules/live-board/board-counts.ts';
import { stretchOf } from '#domain/rules/metrics/day-period.ts';
import type { FactFilters } from '#domain/rules/metrics/figure.ts';
import { clockKinds } from '#domain/rules/sla/service-level.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { listPeople } from '../people.ts';
import { boardCalls } from './board-calls.ts';
import { boardDay } from './board-day.ts';
import { boardPeople, type Connected, type Present } from './board-people.ts';
import { firstDue, rowsOf } from './board-rows.ts';
import { type OpenCase, openCases } from './open-cases.ts';

/** Of what is due, those that a wall has room for. */
const mostRows = 8;

export interface BoardRequest {
  readonly filters: FactFilters;
  readonly zone: string;
  readonly now: number;
  readonly archivedBefore: number | null;
  readonly present: readonly Present[];
  readonly connected: readonly Connected[];
}

/** All of the board, in steps: open cases are counted once, whatever is shown of them. */
export function* liveBoard(db: ReplicaReader, asked: BoardRequest, zones: ZoneOffsets): Generator<void, BoardRead> {
  const { filters, zone, now, present, connected, archivedBefore } = asked;
  const today = dateOf(Math.floor((now + zones.offset(zone, now)) / dayMs));
  const { start: since, end: until } = stretchOf({ from: today, to: today }, { zone, zones });
  const tally = new BoardTally(now);
  const atRisk: Record<RiskBand, OpenCase[]> = { overdue: [], soon: [], later: [] };
  const seen = new Set<number>();
  for (const slice of openCases(db, filters)) {
    for (const each of slice) {
      if (seen.has(each.rid)) continue;
      seen.add(each.rid);
      tally.add(each);
      const band = bandOf(each.dueAt, now);
      if (band) atRisk[band].push(each);
    }
    yield;
  }
  const risk = Object.fromEntries(riskBands.map((band) => [band, riskOf(db, atRisk[band])])) as BoardRead['risk'];
  const people = boardPeople(db, tally, { filters, now, since, until, present, connected });
  const telephones = atTelephones(people.map(({ here }) => here?.telephone ?? null));
  const calls = boardCalls(db, { filters, now, until });
  yield;
  const day = yield* boardDay(db, { filters, zone, zones, now, today, archivedBefore });
  return { all: tally.all, teams: teamsOf(db, tally, filters), risk, people, calls, telephones, day };
}

function riskOf(db: ReplicaReader, cases: readonly OpenCase[]): BoardRisk {
  const counted = clockKinds.map((clock) => ({ clock, total: cases.filter((each) => each.clock === clock).length }));
  return {
    total: cases.length,
    clocks: counted.filter(({ total }) => total > 0),
    rows: rowsOf(db, cases.toSorted(firstDue).slice(0, mostRows)),
  };
}

/** The teams that are asked for; of one person's cases, the teams in which there are any. */
function teamsOf(db: ReplicaReader, tally: BoardTally, { teamId, agentId }: FactFilters): BoardRead['teams'] {
  return listPeople(db)
    .teams.filter(({ id }) => !teamId || teamId.includes(id))
    .map(({ id, name }) => ({ teamId: id, name, ...tally.ofTeam(id) }))
    .filter(({ open }) => !agentId || open > 0);
}
