import type { BoardCase } from '#domain/rules/live-board/board-case.ts';
import type { FactFilters } from '#domain/rules/metrics/figure.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';

/** So many at a time: others have their turn in between. */
const sliceRows = 2000;

export interface OpenCase extends BoardCase {
  readonly rid: number;
  readonly lastActivityAt: number;
}

/** Which part of an index is read: one team's open cases, or one person's. */
interface Arm {
  readonly column: 'teamId' | 'assigneeId';
  readonly value: string;
}

/**
 * Every open case of these teams or of this person, in slices of which each is as of one moment; one that was merged into another goes on there. A case that
 * is worked on meanwhile may come twice, at its new place as well: whoever counts looks at its `rid`.
 */
export function* openCases(db: ReplicaReader, filters: FactFilters): Generator<readonly OpenCase[]> {
  const teams = filters.teamId;
  for (const { column, value } of armsOf(db, filters)) {
    const text = `
      select c.rid, c.lastActivityAt, c.teamId, c.assigneeId, c.status, c.channel, c.openedAt, c.firstRepliedAt, c.awaitingSince,
        deadline.kind as clock, deadline.dueAt
      from "case" c left join deadline on deadline.caseId = c.id
      where c.${column} = ? and c.status not in ('solved', 'closed') and c.mergedIntoId is null
        and (c.lastActivityAt, c.rid) > (?, ?)
      order by c.lastActivityAt, c.rid limit ${sliceRows}`;
    let after: readonly [number, number] = [Number.MIN_SAFE_INTEGER, 0];
    for (;;) {
      const slice = sql(db, text).all<OpenCase>(value, ...after);
      yield column === 'assigneeId' && teams ? slice.filter(({ teamId }) => teams.includes(teamId)) : slice;
      const last = slice.at(-1);
      if (!last || slice.length < sliceRows) break;
      after = [last.lastActivityAt, last.rid];
    }
  }
}

function armsOf(db: ReplicaReader, { agentId, teamId }: FactFilters): readonly Arm[] {
  const arms = (column: Arm['column'], values: readonly (string | null)[]) =>
    values.flatMap((value) => (value === null ? [] : [{ column, value }]));
  if (agentId) return arms('assigneeId', agentId);
  const teams =
    teamId ??
    sql(db, 'select id from team order by id')
      .all<{ id: string }>()
      .map(({ id }) => id);
  return arms('teamId', teams);
}
