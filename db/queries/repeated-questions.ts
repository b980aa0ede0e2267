import type { Asker, RepeatedCase, RepeatedQuestion } from '#domain/contract/ipc/care-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { type Question, questionsOf, type RepeatGroup } from '#domain/rules/asked-questions.ts';
import { dayMs } from '#domain/rules/calendar/local-date.ts';
import { lookedBackDays } from '#domain/rules/care-rules.ts';
import type { RepeatRules } from '#domain/rules/definitions/care-rules.ts';
import { type AskedCase, repeatGroups } from '#domain/rules/repeat-questions.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { livingId } from '../search/goes-on.ts';
import { comparedCases, mostInOrganisation } from './case-repeats.ts';

/** So many rows are looked at before the file is free for somebody else. */
const rowsAtATime = 2000;
const askersAtATime = 50;
/** Of each question so many askers are named, and of each so many cases. */
const namedAskers = 20;
const namedCases = 20;

interface Opened {
  readonly rid: number;
  readonly customerId: string;
  readonly openedAt: number;
}

/** What customers asked again and again lately, the question asked most often first: a slice of the work at a time. */
export function* findRepeatedQuestions(
  db: ReplicaReader,
  rules: RepeatRules,
  now: number,
): Generator<void, readonly Question[]> {
  const since = now - lookedBackDays(rules) * dayMs;
  const byAsker = new Map<string, Opened[]>();
  const askerOf = askers(db);
  const { last } = sql(db, 'select coalesce(max(rid), 0) as last from "case"').get<{ last: number }>() ?? { last: 0 };
  const slice = `select c.rid, c.customerId, c.openedAt from "case" c not indexed
    where c.rid > ? and c.rid <= ? and c.openedAt >= ? and c.customerId is not null`;
  for (let from = 0; from < last; from += rowsAtATime) {
    for (const row of sql(db, slice).all<Opened>(from, from + rowsAtATime, since)) {
      const asker = askerOf(row.customerId);
      const cases = byAsker.get(asker);
      if (cases) cases.push(row);
      else byAsker.set(asker, [row]);
    }
    yield;
  }
  const often = [...byAsker].filter(([, cases]) => cases.length >= rules.times);
  const groups: RepeatGroup[] = [];
  for (const [index, [asker, opened]] of often.entries()) {
    for (const cases of repeatGroups(subjectsOf(db, newest(opened)), rules)) groups.push({ asker, cases });
    if (index % askersAtATime === askersAtATime - 1) yield;
  }
  yield;
  return questionsOf(groups, rules);
}

/** Whose question it is: the organisation's, of a customer that belongs to one that is not too large; else the customer's own. */
function askers(db: ReplicaReader): (customerId: string) => string {
  const text = `select id, organisationId from customer where organisationId is not null and mergedIntoId is null`;
  const people = sql(db, text).all<{ id: string; organisationId: string }>();
  const size = new Map<string, number>();
  for (const { organisationId } of people) size.set(organisationId, (size.get(organisationId) ?? 0) + 1);
  const organisations = new Map(
    people
      .filter(({ organisationId }) => (size.get(organisationId) ?? 0) <= mostInOrganisation)
      .map(({ id, organisationId }) => [id, organisationId]),
  );
  const goesOn = new Map(
    sql(db, 'select id, intoId from customer_goes_on')
      .all<{ id: string; intoId: string }>()
      .map(({ id, intoId }) => [id, intoId]),
  );
  return (customerId) => {
    const living = goesOn.get(customerId) ?? customerId;
    return organisations.get(living) ?? living;
  };
}

function newest(opened: readonly Opened[]): readonly Opened[] {
  if (opened.length <= comparedCases) return opened;
  return opened.toSorted((a, b) => b.openedAt - a.openedAt || b.rid - a.rid).slice(0, comparedCases);
}

function subjectsOf(db: ReplicaReader, opened: readonly Opened[]): readonly AskedCase[] {
  const text = `select c.id, c.subject, c.openedAt from json_each(?) asked cross join "case" c on c.rid = asked.value`;
  return sql(db, text).all<AskedCase>(JSON.stringify(opened.map(({ rid }) => rid)));
}

/** The rows of questions that were found, with who asked. */
export function questionRows(db: ReplicaReader, questions: readonly Question[]): RepeatedQuestion[] {
  return questions.map(({ id, subject, times, lastAskedAt, groups }) => ({
    ...{ id, subject, times, lastAskedAt },
    askerCount: new Set(groups.map(({ asker }) => asker)).size,
    askers: groups.slice(0, namedAskers).flatMap((group) => askerRow(db, group) ?? []),
  }));
}

function askerRow(db: ReplicaReader, { asker, cases }: RepeatGroup): Asker | undefined {
  const newestFirst = `
    select c.id, c.number, c.subject, c.status, c.openedAt, c.customerId, customer.name as customerName
    from json_each(?) asked cross join "case" c on c.id = asked.value
    left join customer on customer.id = c.customerId order by c.openedAt desc, c.id desc limit ${namedCases}`;
  const rows = sql(db, newestFirst).all<RepeatedCase>(JSON.stringify(cases.map(({ id }) => id)));
  const [first] = rows;
  if (!first) return undefined;
  const customerId = livingId(db, first.customerId) as CustomerId;
  const people = new Set(rows.map((row) => livingId(db, row.customerId)));
  const text =
    people.size > 1 ? 'select name from organisation where id = ?' : 'select name from customer where id = ?';
  const named = sql(db, text).get<{ name: string }>(people.size > 1 ? asker : customerId);
  return { customerId, name: named?.name ?? '', cases: rows, times: cases.length };
}
