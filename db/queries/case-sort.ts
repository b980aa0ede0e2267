import type { CaseSort } from '#domain/contract/ipc/contract.ts';
import { caseStatuses, priorities } from '#domain/model/choices.ts';

function rank(column: string, values: readonly string[]): string {
  return `case ${column} ${values.map((value, index) => `when '${value}' then ${index}`).join(' ')} end`;
}

const keys: Readonly<Record<CaseSort, readonly string[]>> = {
  lastActivityAt: ['c.lastActivityAt'],
  openedAt: ['c.openedAt'],
  number: ['length(c.number)', 'c.number'],
  priority: [rank('c.priority', priorities), 'c.lastActivityAt'],
  status: [rank('c.status', caseStatuses), 'c.lastActivityAt'],
};

export interface SortSql {
  /** Columns to select besides `rid`, so that the arms of a union can be put in order. */
  readonly columns: string;
  readonly orderBy: string;
}

/**
 * Priorities sort by urgency and statuses by their place in a case's life, not by their letters. Cases that are equal in all
 * that go by rid, so that pages do not overlap; a list that is read along an index (`isWalked`) has that order by itself.
 */
export function caseSortSql(sort: CaseSort, descending: boolean, isWalked: boolean): SortSql {
  const direction = descending ? 'desc' : 'asc';
  const columns = keys[sort].map((key, index) => `${key} as key${index}`);
  const terms = keys[sort].map((_, index) => `key${index}`);
  if (!isWalked || sort !== 'lastActivityAt') terms.push('rid');
  return { columns: columns.join(', '), orderBy: terms.map((term) => `${term} ${direction}`).join(', ') };
}
