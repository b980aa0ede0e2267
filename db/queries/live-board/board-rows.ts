import type { BoardRow, BoardRows, BoardRowsAsked } from '#domain/contract/ipc/board-procedures.ts';
import { waitsSince } from '#domain/rules/live-board/board-case.ts';
import { isPicked } from '#domain/rules/live-board/board-counts.ts';
import type { FactFilters } from '#domain/rules/metrics/figure.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { type OpenCase, openCases } from './open-cases.ts';

/** So many are shown: nobody reads through more on a board. */
const mostRows = 200;

export interface RowsPicked extends Pick<BoardRowsAsked, 'pick' | 'agentId' | 'clock'> {
  readonly filters: FactFilters;
  readonly now: number;
}

/** The open cases that a number of the board was counted from, by the rule that counted them. */
export function* boardRows(
  db: ReplicaReader,
  { pick, agentId, clock, filters, now }: RowsPicked,
): Generator<void, BoardRows> {
  const found = new Map<number, OpenCase>();
  for (const slice of openCases(db, filters)) {
    for (const each of slice) {
      const isMeant = (agentId === null || each.assigneeId === agentId) && (clock === null || each.clock === clock);
      if (isMeant && isPicked(pick, each, now)) found.set(each.rid, each);
    }
    yield;
  }
  const byDue = pick === 'overdue' || pick === 'soon' || pick === 'later';
  const sorted = [...found.values()].sort(byDue ? firstDue : longestWait);
  return { total: sorted.length, rows: rowsOf(db, sorted.slice(0, mostRows)) };
}

export function firstDue(a: OpenCase, b: OpenCase): number {
  return (a.dueAt ?? 0) - (b.dueAt ?? 0) || a.rid - b.rid;
}

/** Who waits for no answer comes last, the oldest case first. */
function longestWait(a: OpenCase, b: OpenCase): number {
  const [first, second] = [waitsSince(a) ?? Number.POSITIVE_INFINITY, waitsSince(b) ?? Number.POSITIVE_INFINITY];
  return first === second ? a.openedAt - b.openedAt || a.rid - b.rid : first - second;
}

const select = `
  select c.rid, c.id, c.number, c.subject, coalesce(team.name, '') as teamName, agent.name as assigneeName,
    coalesce(deadline.inOutage, 0) as inOutage
  from json_each(?) page
  cross join "case" c on c.rid = page.value
  left join deadline on deadline.caseId = c.id
  left join team on team.id = c.teamId
  left join agent on agent.id = c.assigneeId`;

/** In their order, with what there is to read; one that went away meanwhile is left out. */
export function rowsOf(db: ReplicaReader, cases: readonly OpenCase[]): BoardRow[] {
  const stored = sql(db, select).all<Omit<BoardRow, 'inOutage' | 'clock' | 'dueAt' | 'waitsSince'> & Stored>(
    JSON.stringify(cases.map(({ rid }) => rid)),
  );
  const known = new Map(stored.map(({ rid, inOutage, ...row }) => [rid, { ...row, inOutage: inOutage !== 0 }]));
  return cases.flatMap((each) => {
    const row = known.get(each.rid);
    const { clock, dueAt } = each;
    return row ? [{ ...row, clock, dueAt, waitsSince: waitsSince(each) }] : [];
  });
}

interface Stored {
  readonly rid: number;
  readonly inOutage: number;
}
