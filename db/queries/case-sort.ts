import { caseStatuses, caseTypes, channels, priorities } from '#domain/model/choices.ts';
import type { OffsetSegment } from '#domain/rules/calendar/zone-offsets.ts';
import type { CaseGroup, CaseSort } from '#domain/rules/case-query/list-shape.ts';
import { livingSql } from '../search/goes-on.ts';

function rank(column: string, values: readonly string[]): string {
  return `case ${column} ${values.map((value, index) => `when '${value}' then ${index}`).join(' ')} end`;
}

const nameOf = (collection: string, column: string) => {
  const id = collection === 'customer' ? livingSql(`c.${column}`) : `c.${column}`;
  return `(select n.name from ${collection} n where n.id = ${id})`;
};

const keys: Readonly<Record<CaseSort, readonly string[]>> = {
  lastActivityAt: ['c.lastActivityAt'],
  openedAt: ['c.openedAt'],
  number: ['length(c.number)', 'c.number'],
  subject: ['c.subject'],
  priority: [rank('c.priority', priorities), 'c.lastActivityAt'],
  status: [rank('c.status', caseStatuses), 'c.lastActivityAt'],
  type: [rank('c.type', caseTypes), 'c.lastActivityAt'],
  channel: [rank('c.channel', channels), 'c.lastActivityAt'],
  customer: [nameOf('customer', 'customerId'), 'c.lastActivityAt'],
  team: [nameOf('team', 'teamId'), 'c.lastActivityAt'],
  assignee: [nameOf('agent', 'assigneeId'), 'c.lastActivityAt'],
  solvedAt: ['c.solvedAt'],
  awaitingSince: ['c.awaitingSince'],
  dueAt: ['(select d.dueAt from deadline d where d.caseId = c.id)', 'c.lastActivityAt'],
  escalationLevel: ['c.escalationLevel', 'c.lastActivityAt'],
};

export interface SortSql {
  /** Columns to select besides `rid`, so that the arms of a union can be put in order. */
  readonly columns: string;
  readonly orderBy: string;
  /** What it is ordered by, the first first: columns of the above, then `rid`. */
  readonly terms: readonly { readonly name: string; readonly descending: boolean }[];
}

interface Term {
  readonly sql: string;
  readonly descending: boolean;
}

/** Cases that stand together. */
export interface GroupSql {
  /** What a case shares with the others, and the column by which that is called once it is counted. */
  readonly column: string;
  readonly as: string;
  /** Where an index holds the column itself: it is counted by that first, and what of it (`b.value`) is one is then put together. */
  readonly counted?: { readonly bare: string; readonly settled: string | null };
  /** How the groups follow one another, asked of a case … */
  readonly terms: readonly Term[];
  /** … and of a group `c`, with what it is known and called by. */
  readonly order: readonly Term[];
  readonly key: string;
  readonly name: string;
}

const up = (sql: string) => ({ sql, descending: false });
const down = (sql: string) => ({ sql, descending: true });

function reference(collection: string, column: string): GroupSql {
  const name = nameOf(collection, column);
  const id = collection === 'customer' ? livingSql(`c.${column}`) : `c.${column}`;
  const terms = [up(name), up(id)];
  // Counted groups are ordered by the column `name` of their own rows: it is looked up once for each.
  const order = [up('name'), up(`c.${column}`)];
  const counted = { bare: `c.${column}`, settled: collection === 'customer' ? livingSql('b.value') : null };
  return { column: id, counted, as: column, terms, order, key: `c.${column}`, name };
}

/** `segments`: when the zone's clocks stood how far from UTC, for days. */
export function groupSql(group: CaseGroup, segments: readonly OffsetSegment[]): GroupSql {
  const ranked = (as: string, values: readonly string[], descending = false): GroupSql => {
    const column = `c.${as}`;
    const terms = [{ sql: rank(column, values), descending }];
    return { column, as, terms, order: terms, key: column, name: 'null' };
  };
  switch (group) {
    case 'status':
      return ranked('status', caseStatuses);
    case 'priority':
      return ranked('priority', priorities, true);
    case 'type':
      return ranked('type', caseTypes);
    case 'assignee':
      return reference('agent', 'assigneeId');
    case 'team':
      return reference('team', 'teamId');
    case 'customer':
      return reference('customer', 'customerId');
    case 'day': {
      const day = `((c.lastActivityAt + ${offsetSql('c.lastActivityAt', segments)}) / 86400000)`;
      const key = `date(c.day * 86400, 'unixepoch')`;
      return { column: day, as: 'day', terms: [down(day)], key, name: 'null', order: [down('c.day')] };
    }
  }
}

function offsetSql(column: string, segments: readonly OffsetSegment[]): string {
  const last = segments.at(-1)?.offset ?? 0;
  if (segments.length <= 1) return String(last);
  const whens = segments.slice(0, -1).map(({ to, offset }) => `when ${column} < ${to} then ${offset}`);
  return `case ${whens.join(' ')} else ${last} end`;
}

/**
 * Priorities sort by urgency and statuses by their place in a case's life, not by their letters. Cases that are equal in all
 * that go by rid, so that pages do not overlap; a list that is read along an index (`isWalked`) has that order by itself.
 */
export function caseSortSql(sort: CaseSort, descending: boolean, isWalked: boolean, group?: GroupSql): SortSql {
  const direction = descending ? 'desc' : 'asc';
  const grouped = (group?.terms ?? []).map((term, index) => ({
    column: `${term.sql} as group${index}`,
    name: `group${index}`,
    descending: term.descending,
  }));
  const sorted = keys[sort].map((key, index) => ({
    column: `${key} as key${index}`,
    name: `key${index}`,
    descending,
  }));
  const all = [...grouped, ...sorted];
  const byRid = !isWalked || sort !== 'lastActivityAt' || grouped.length > 0;
  const terms = all.map((each) => `${each.name} ${each.descending ? 'desc' : 'asc'}`);
  return {
    columns: all.map(({ column }) => column).join(', '),
    orderBy: [...terms, ...(byRid ? [`rid ${direction}`] : [])].join(', '),
    terms: [...all.map(({ name, descending: down }) => ({ name, descending: down })), { name: 'rid', descending }],
  };
}
