import type { BuiltAsked } from '#domain/contract/ipc/report-builder-views.ts';
import { type CaseField, caseFieldOf } from '#domain/rules/case-fields.ts';
import { stretchOf } from '#domain/rules/metrics/day-period.ts';
import { dimensions } from '#domain/rules/metrics/fact-fields.ts';
import type { FactFilters } from '#domain/rules/metrics/figure.ts';
import { arrange, type FoundRow } from '#domain/rules/report-builder/arrange.ts';
import type { FoundReport } from '#domain/rules/report-builder/built-groups.ts';
import type { BuilderColumn } from '#domain/rules/report-builder/columns.ts';
import { planOf } from '#domain/rules/report-builder/plan-of.ts';
import { settleColumns } from '#domain/rules/report-builder/settle.ts';
import { timeOf } from '#domain/rules/report-builder/subjects.ts';
import { valueReader } from '#domain/rules/report-builder/value-reader.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import type { SqlValue } from '../../connection/statement.ts';
import { hasFacts } from '../../facts/fact-tables.ts';
import { askerOf, caseConditions } from '../case-query.ts';
import { caseFieldDefinitions, caseFieldsText } from '../definitions.ts';
import type { Me } from '../me.ts';
import { allOf, type Condition, plain } from '../sql-condition.ts';
import { expressionOf, heldOf, rowTables } from './column-sql.ts';

/** `filters` within what the person may count. */
export type RowsSought = Omit<BuiltAsked, 'filters'> & { readonly filters: FactFilters };

/** So many at a time: others have their turn in between. */
const sliceRows = 2000;

/** All rows of a report in their order, with what they are grouped, ordered and summed up by. */
export function* findRows(db: ReplicaReader, asked: RowsSought, me: Me): Generator<undefined, FoundReport> {
  const settled = settleColumns(asked, fieldsOf(db));
  const { time } = timeOf(asked.subject, asked.time);
  const names = namesIn(db);
  const { read, plan } = planOf(settled, names);
  const found: FoundRow[] = [];
  for (const slice of hasFacts(db) ? slicesOf(db, asked, { read, time, me }) : []) {
    found.push(...slice);
    yield;
  }
  return { ...arrange(found, plan), settled, time, names };
}

interface Reading {
  readonly read: readonly BuilderColumn[];
  readonly time: string;
  readonly me: Me;
}

function* slicesOf(db: ReplicaReader, asked: RowsSought, { read, time, me }: Reading): Generator<readonly FoundRow[]> {
  const valueIn = valueReader({ zone: asked.zone, zones: me.zones });
  const expressions = read.map((column) => expressionOf(column, time));
  const only = conditionsOf(db, asked, time, me);
  const place = `f."${time}"`;
  const columns = expressions.map(({ sql: text }, at) => `, ${text} as v${at}`).join('');
  const text = `select f.fid, f.id, ${place} as at${columns} from ${rowTables(asked.subject)}
    where ${only.sql} and (${place}, f.fid) > (?, ?) order by ${place}, f.fid limit ${sliceRows}`;
  const values = [...expressions.flatMap((each) => each.values), ...only.values];
  let after = [Number.MIN_SAFE_INTEGER, 0];
  for (;;) {
    const rows = sql(db, text).all<Read>(...values, ...after);
    yield rows.map((row) => ({
      ...{ id: row.id, at: row.at },
      values: read.map((column, at) => valueIn(column, heldOf(column, row[`v${at}`] ?? null))),
    }));
    const last = rows.at(-1);
    if (!last || rows.length < sliceRows) return;
    after = [last.at, last.fid];
  }
}

type Read = { readonly fid: number; readonly id: string; readonly at: number } & Readonly<
  Record<`v${number}`, SqlValue>
>;

/** As figures are counted: within the days, nothing after now, and of what the filters let pass. */
function conditionsOf(db: ReplicaReader, asked: RowsSought, time: string, me: Me): Condition {
  const { start, end } = stretchOf(asked.period, { zone: asked.zone, zones: me.zones });
  const place = `f."${time}"`;
  const ofCase = caseConditions(db, asked.conditions, askerOf(me, asked.zone));
  return allOf([
    plain(`${place} >= ? and ${place} < ?`, start, Math.min(end, me.now + 1)),
    ...dimensions.flatMap((dimension) => narrowedTo(dimension, asked.filters[dimension] ?? [])),
    ...(ofCase.length > 0 ? [plain('c.id is not null'), ...ofCase] : []),
  ]);
}

function narrowedTo(dimension: string, values: readonly (string | null)[]): readonly Condition[] {
  if (values.length === 0) return [];
  const among = `f."${dimension}" in (select value from json_each(?))`;
  const known = JSON.stringify(values.filter((value) => value !== null));
  return [plain(values.includes(null) ? `(${among} or f."${dimension}" is null)` : among, known)];
}

function fieldsOf(db: ReplicaReader): readonly CaseField[] {
  const definitions = caseFieldDefinitions(caseFieldsText(db));
  return definitions
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .flatMap((definition) => caseFieldOf(definition) ?? []);
}

function namesIn(db: ReplicaReader): ReadonlyMap<string, string> {
  const all = sql(db, 'select id, name from team union all select id, name from agent');
  return new Map(all.all<{ id: string; name: string }>().map(({ id, name }) => [id, name]));
}
