import type { z } from 'zod';
import type { caseFilter } from '#domain/contract/ipc/case-filter.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { idsOfCustomer } from '../search/goes-on.ts';
import { type Asker, caseConditions, hidesMerged, unfinished, unmerged } from './case-query.ts';
import { type Me, myTeams } from './me.ts';
import { allOf, type Condition, oneOf, plain } from './sql-condition.ts';

export type ParsedCaseFilter = z.output<typeof caseFilter>;

const finished = `c.status in ('solved', 'closed')`;
/** For a queue that is filtered further: the plus keeps SQLite from the partial index, which holds nothing to filter by. */
const finishedAmongOthers = `+c.status in ('solved', 'closed')`;

/**
 * A queue as conditions that shut one another out: one for each team where teams matter, because each is then read in order
 * from its part of an index, and the parts are merged. `filters` are put to each of them, and `always`, which is no filter.
 */
export function queueArms(
  db: ReplicaReader,
  { queue, teamId }: Pick<ParsedCaseFilter, 'queue' | 'teamId'>,
  me: Me,
  filters: readonly Condition[] = [],
  always: readonly Condition[] = [],
): readonly Condition[] {
  return armsOf(db, queue, teamId, me, filters.length > 0).map((arm) => allOf([arm, ...filters, ...always]));
}

function armsOf(
  db: ReplicaReader,
  queue: ParsedCaseFilter['queue'],
  onlyTeam: string | null,
  me: Me,
  isFiltered: boolean,
): readonly Condition[] {
  const teams = () => myTeams(db, me).filter((team) => onlyTeam === null || team === onlyTeam);
  switch (queue) {
    case 'mine':
      return [plain(`c.assigneeId = ? and ${unfinished}`, me.agentId)];
    case 'unassigned':
      return teams().map((team) => plain(`c.teamId = ? and c.assigneeId is null and ${unfinished}`, team));
    case 'team':
      return teams().map((team) => plain(`c.teamId = ? and ${unfinished}`, team));
    case 'finished':
      return [plain(isFiltered ? finishedAmongOthers : finished)];
    case 'all':
      return [plain('true')];
  }
}

/** Everything in a filter but its queue, text and tag. */
export function filterConditions(db: ReplicaReader, filter: ParsedCaseFilter, by: Asker): readonly Condition[] {
  const conditions: Condition[] = [];
  if (filter.statuses.length > 0) conditions.push(oneOf('c.status', filter.statuses));
  if (filter.priorities.length > 0) conditions.push(oneOf('c.priority', filter.priorities));
  if (filter.assigneeId !== null) conditions.push(plain('c.assigneeId = ?', filter.assigneeId));
  if (filter.teamId !== null) conditions.push(plain('c.teamId = ?', filter.teamId));
  if (filter.customerId !== null) conditions.push(oneOf('c.customerId', idsOfCustomer(db, filter.customerId)));
  return [...conditions, ...caseConditions(db, filter.conditions, by)];
}

/** Keeps cases that were merged into others out of a list that does not ask for them. */
export function visible(filter: ParsedCaseFilter): readonly Condition[] {
  return hidesMerged(filter) ? [unmerged] : [];
}
