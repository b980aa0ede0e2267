import type { CaseCondition, ConditionField } from '#domain/rules/case-query/condition.ts';
import { type DayRange, type Moment, spanOf } from '#domain/rules/case-query/day-range.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { casesByNumber, casesByText } from '../search/find-cases.ts';
import { idsOfCustomer, livingSql } from '../search/goes-on.ts';
import { type Me, myTeams } from './me.ts';
import { allOf, anyOf, type Condition, not, oneOf, plain } from './sql-condition.ts';

/** Who asks, and whose days they count by. */
export interface Asker extends Moment {
  readonly me: Me;
}

export function askerOf(me: Me, zone: string): Asker {
  return { me, zone, now: me.now, zones: me.zones };
}

type Of<F extends ConditionField> = Extract<CaseCondition, { field: F }>;
type Compilers = { readonly [F in ConditionField]: (asked: Of<F>, db: ReplicaReader, by: Asker) => Condition };

// Word for word as in the partial indexes, or SQLite does not recognise them.
export const unfinished = `c.status not in ('solved', 'closed')`;

const json = (values: readonly unknown[]) => JSON.stringify(values);

function choice(column: string) {
  return ({ is, values }: { readonly is: 'any' | 'none'; readonly values: readonly string[] }): Condition =>
    is === 'any' ? oneOf(column, values) : not(oneOf(column, values));
}

/** A reference to one of some records, or to none: `words` stand for other than an id. */
function reference(
  column: string,
  { is, values }: { readonly is: 'any' | 'none'; readonly values: readonly string[] },
  words: Readonly<Record<string, () => Condition>>,
): Condition {
  const ids = values.filter((value) => !(value in words));
  const each = values.flatMap((value) => words[value]?.() ?? []);
  const any = [...(ids.length > 0 ? [oneOf(column, ids)] : []), ...each];
  const found = any.length === 1 && any[0] ? any[0] : anyOf(any);
  return is === 'any' ? found : not(found);
}

function inSpan(column: string, range: DayRange, by: Asker): Condition {
  const span = spanOf(range, by);
  if (span === null) return plain(`${column} is null`);
  return allOf([
    ...(span.from === null ? [] : [plain(`${column} >= ?`, span.from)]),
    ...(span.to === null ? [] : [plain(`${column} < ?`, span.to)]),
    ...(span.from === null && span.to === null ? [plain(`${column} is not null`)] : []),
  ]);
}

function time(column: string) {
  return ({ range }: { readonly range: DayRange }, _db: ReplicaReader, by: Asker) => inSpan(column, range, by);
}

function flag(sql: string) {
  return ({ yes }: { readonly yes: boolean }): Condition => (yes ? plain(sql) : not(plain(sql)));
}

const conflict = `exists (select 1 from conflict k where k.caseId = c.id and k.state = 'open')`;
const merged = 'c.rid in (select m.rid from "case" m where m.mergedIntoId is not null)';

/** A list of conditions holds where all of them do; each field is compiled in one place. */
const compilers: Compilers = {
  status: choice('c.status'),
  priority: choice('c.priority'),
  type: choice('c.type'),
  channel: choice('c.channel'),
  tier: ({ is, values }) => {
    const found = plain(
      `exists (select 1 from customer u where u.id = ${livingSql('c.customerId')} and u.tier in (select value from json_each(?)))`,
      json(values),
    );
    return is === 'any' ? found : not(found);
  },
  team: (asked, db, { me }) =>
    reference('c.teamId', asked, { mine: () => oneOf('c.teamId', myTeams(db, me).length ? myTeams(db, me) : ['']) }),
  assignee: (asked, db, { me }) =>
    reference('c.assigneeId', asked, {
      me: () => plain('c.assigneeId = ?', me.agentId),
      nobody: () => plain('c.assigneeId is null'),
      'my-teams': () =>
        plain(
          `c.assigneeId in (select a.id from agent a, json_each(a.teamIds) member
            where member.value in (select value from json_each(?)))`,
          json(myTeams(db, me)),
        ),
    }),
  customer: (asked, db) =>
    reference(
      'c.customerId',
      { ...asked, values: asked.values.flatMap((id) => idsOfCustomer(db, id)) },
      { nobody: () => plain('c.customerId is null') },
    ),
  organisation: ({ is, values }) => {
    const found = plain(
      `${livingSql('c.customerId')} in
        (select u.id from customer u where u.mergedIntoId is null and u.organisationId in (select value from json_each(?)))`,
      json(values),
    );
    return is === 'any' ? found : not(found);
  },
  tags: ({ is, values }) => {
    const tagged = plain(
      `c.rid in (select t.rid from case_tag t where t.tag in (select value from json_each(?)))`,
      json(values),
    );
    if (is === 'any') return tagged;
    if (is === 'none') return not(tagged);
    return allOf(values.map((tag) => plain('c.rid in (select t.rid from case_tag t where t.tag = ?)', tag)));
  },
  text: ({ text }, db) => plain('c.rid in (select value from json_each(?))', json(casesByText(db, text))),
  number: ({ text }, db) => plain('c.rid in (select value from json_each(?))', json(casesByNumber(db, text))),
  openedAt: time('c.openedAt'),
  lastActivityAt: time('c.lastActivityAt'),
  solvedAt: time('c.solvedAt'),
  awaitingSince: time('c.awaitingSince'),
  followUpDue: ({ range }, _db, by) => {
    const open = `select 1 from followUp f where f.caseId = c.id and f.status = 'open'`;
    if (range.kind === 'never') return not(plain(`exists (${open})`));
    const due = inSpan('f.dueAt', range, by);
    return plain(`exists (${open} and ${due.sql})`, ...due.values);
  },
  sla: ({ is, values }, _db, { now }) => {
    const found = plain(
      `c.id in (select d.caseId from deadline d where
        case when d.dueAt is null then 'paused' when d.dueAt < ? then 'breached'
          when d.warnAt <= ? then 'warned' else 'running' end in (select value from json_each(?)))`,
      ...[now, now, json(values)],
    );
    return is === 'any' ? found : not(found);
  },
  dueAt: ({ range }, _db, by) => {
    if (range.kind === 'never')
      return not(plain('c.id in (select d.caseId from deadline d where d.dueAt is not null)'));
    const due = inSpan('d.dueAt', range, by);
    return plain(`c.id in (select d.caseId from deadline d where ${due.sql})`, ...due.values);
  },
  conflict: flag(conflict),
  unsent: flag(`exists (select 1 from unsent w where w.collection = 'case' and w.id = c.id)`),
  awaiting: flag('c.awaitingSince is not null'),
  finished: ({ yes }) => plain(yes ? `c.status in ('solved', 'closed')` : unfinished),
  parent: flag('c.parentId is not null'),
  children: flag('c.id in (select p.parentId from "case" p where p.parentId is not null)'),
  merged: flag(merged),
  needsMe: ({ yes }, db, by) => (yes ? needing(db, by) : not(needing(db, by))),
  escalation: ({ yes, atLeast }) => plain(`c.escalationLevel ${yes ? '>=' : '<'} ?`, atLeast),
  custom: ({ key, test }) => custom(key, test),
};

/** Mine, and somebody waits for it, or something on it has to be settled by me; or it was escalated to me. */
function needing(db: ReplicaReader, { me, now }: Asker): Condition {
  const mine = `
    select c.rid from "case" c where c.assigneeId = ? and ${unfinished} and (
      c.awaitingSince is not null or c.status = 'reopened' or ${conflict}
      or c.id in (select value from json_each(?))
      or exists (select 1 from followUp f where f.caseId = c.id and f.status = 'open' and f.dueAt <= ?))`;
  const escalated = `
    select e.rid from escalation x cross join "case" e on e.id = x.caseId
    where x.state = 'raised' and (x.toAgentId = ?
      or (x.toAgentId is null and x.toTeamId in (select value from json_each(?))))`;
  return plain(
    `c.rid in (${mine} union ${escalated})`,
    ...[me.agentId, json(me.refused), now, me.agentId, json(myTeams(db, me))],
  );
}

function custom(key: string, test: Of<'custom'>['test']): Condition {
  const value = `from json_each(c.custom) v where v.value ->> 'key' = ?`;
  const its = `v.value ->> 'value'`;
  switch (test.is) {
    case 'filled': {
      const filled = plain(`exists (select 1 ${value} and ${its} not in ('', '[]'))`, key);
      return test.yes ? filled : not(filled);
    }
    case 'contains':
      return plain(`exists (select 1 ${value} and instr(lower(${its}), lower(?)) > 0)`, key, test.text);
    case 'between':
      return allOf([
        plain(`exists (select 1 ${value})`, key),
        ...(test.from === null ? [] : [bounded(value, its, key, '>=', test.from)]),
        ...(test.to === null ? [] : [bounded(value, its, key, '<=', test.to)]),
      ]);
    default: {
      // As JSON, in which true is no 1; a value chosen of several stands in a list.
      const any = plain(
        `exists (select 1 ${value} and (
          v.value -> 'value' in (select value from json_each(?))
          or (json_type(v.value, '$.value') = 'array' and exists (select 1 from json_each(v.value, '$.value') one
            where one.value in (select value from json_each(?))))))`,
        key,
        json(test.values.map((each) => JSON.stringify(each))),
        json(test.values.filter((each) => typeof each === 'string')),
      );
      return test.is === 'any' ? any : not(any);
    }
  }
}

function bounded(value: string, its: string, key: string, sign: '>=' | '<=', limit: number | string): Condition {
  const kind = typeof limit === 'number' ? `in ('integer', 'real')` : `= 'text'`;
  return plain(`exists (select 1 ${value} and json_type(v.value, '$.value') ${kind} and ${its} ${sign} ?)`, key, limit);
}

/**
 * The conditions as SQL over a case `c`. Where they leave unfinished cases only, that is said in the words of the partial indexes; cases
 * that were merged into others are left out unless they are asked for.
 */
export function caseConditions(db: ReplicaReader, asked: readonly CaseCondition[], by: Asker): readonly Condition[] {
  const compiled = asked.map((each) =>
    (compilers[each.field] as (a: never, d: ReplicaReader, b: Asker) => Condition)(each as never, db, by),
  );
  return leavesUnfinished(asked) ? [plain(unfinished), ...compiled] : compiled;
}

function leavesUnfinished(asked: readonly CaseCondition[]): boolean {
  return asked.some(
    (each) =>
      each.field === 'status' &&
      (each.is === 'any'
        ? !each.values.some((status) => status === 'solved' || status === 'closed')
        : each.values.includes('solved') && each.values.includes('closed')),
  );
}

/** Cases that go on in another one's place are only shown to who asks for them, or looks for one by its words or number. */
export function hidesMerged(filter: { readonly text: string; readonly conditions: readonly CaseCondition[] }): boolean {
  return (
    filter.text.trim() === '' &&
    !filter.conditions.some(({ field }) => field === 'merged' || field === 'number' || field === 'text')
  );
}

export const unmerged = plain(`c.rid not in (select m.rid from "case" m where m.mergedIntoId is not null)`);
