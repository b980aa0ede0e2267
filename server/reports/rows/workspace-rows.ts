import type { TableRow } from '#domain/report-files/report.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { type CaseField, caseFieldOf } from '#domain/rules/case-fields.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { endOf } from '#domain/rules/metrics/counter.ts';
import { stretchOf } from '#domain/rules/metrics/day-period.ts';
import { type AnyFact, dimensions } from '#domain/rules/metrics/fact-fields.ts';
import type { FactFilters } from '#domain/rules/metrics/figure.ts';
import { arrange, type FoundRow, type RawValue } from '#domain/rules/report-builder/arrange.ts';
import type { FoundReport } from '#domain/rules/report-builder/built-groups.ts';
import { cellOf } from '#domain/rules/report-builder/cell-of.ts';
import type { BuilderColumn } from '#domain/rules/report-builder/columns.ts';
import { planOf } from '#domain/rules/report-builder/plan-of.ts';
import type { RowsReport } from '#domain/rules/report-builder/saved-report.ts';
import { settleColumns } from '#domain/rules/report-builder/settle.ts';
import { subjectFacts, timeOf } from '#domain/rules/report-builder/subjects.ts';
import type { Span } from '#domain/rules/report-pages/period.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { loadCaseFields } from '../../records/load-records.ts';
import type { Sql } from '../../sql/statement.ts';
import { readSnapshot } from '../../sql/transaction.ts';
import { readNames } from '../schedules/group-words.ts';
import { factsOfEverything, factsOfKind } from '../workspace-figures.ts';
import { fulfillingCases } from './fulfilling-cases.ts';
import { inSlices } from './in-slices.ts';
import { saidFor } from './said-for.ts';
import { valuesReader } from './values-reader.ts';

/** `filters` within what the person may count. */
export interface RowsAsked extends Pick<RowsReport, 'subject' | 'time' | 'columns' | 'groups' | 'order'> {
  readonly conditions: readonly CaseCondition[];
  readonly period: Span;
  readonly filters: FactFilters;
  readonly zone: string;
  readonly zones: ZoneOffsets;
  /** Nothing later counts. */
  readonly now: number;
}

export interface WorkspaceRows extends FoundReport {
  /** The workspace's own, those that are switched off as well. */
  readonly fields: readonly CaseField[];
  /** With whoever they are about by name. */
  readonly conditions: readonly CaseCondition[];
  /** What each row says, in their order. */
  readonly cells: readonly TableRow[];
}

/**
 * The rows of a report for the whole workspace, its archive included, as of one moment: by the same facts, columns and order as on a device. What
 * conditions say of whoever asks they say of the `owner`; those that only a device can answer nothing fulfils.
 */
export function workspaceRows(db: Sql, workspaceId: string, owner: Actor, asked: RowsAsked): Promise<WorkspaceRows> {
  return readSnapshot(db, async (tx) => {
    const definitions = await loadCaseFields(tx, workspaceId);
    const fields = [...definitions.values()].flatMap(
      ({ id, fields: { name, active, content } }) =>
        caseFieldOf({ id, name: String(name), active: active === true, content }) ?? [],
    );
    const settled = settleColumns(asked, fields);
    const { time } = timeOf(asked.subject, asked.time);
    const names = await readNames(tx, workspaceId);
    const conditions = await saidFor(tx, workspaceId, owner, asked.conditions);
    const within = await factsWithin(tx, workspaceId, asked, time);
    const facts = await fulfilling(tx, workspaceId, { ...asked, conditions }, within);
    const valuesOf = valuesReader(tx, workspaceId, { ...asked, time });
    const { read, plan } = planOf(settled, names);
    const found: FoundRow[] = [];
    const cells = new Map<string, TableRow>();
    for (const part of inSlices(facts)) {
      const values = await valuesOf(part, [...read, ...settled.columns]);
      for (const [at, fact] of part.entries()) {
        const [id, own] = [fact.id as string, values[at] ?? []];
        found.push({ id, at: fact[time] as number, values: own.slice(0, read.length) });
        cells.set(id, cellsOf(settled.columns, own.slice(read.length), names));
      }
    }
    const arranged = arrange(found, plan);
    const inOrder = arranged.rows.map(({ id }) => cells.get(id) ?? []);
    return { ...arranged, settled, time, names, fields, conditions, cells: inOrder };
  });
}

/** As figures are counted: within the days, nothing after now, and of what the filters let pass. */
async function factsWithin(tx: Sql, workspaceId: string, asked: RowsAsked, time: string): Promise<readonly AnyFact[]> {
  const { of } = subjectFacts[asked.subject];
  const stretch = stretchOf(asked.period, asked);
  const end = endOf(stretch, asked.now);
  const narrowed = dimensions.flatMap((dimension) => {
    const values = asked.filters[dimension] ?? [];
    return values.length > 0 ? [{ dimension, values: new Set<unknown>(values) }] : [];
  });
  const isWithin = (fact: AnyFact) => {
    const at = fact[time];
    if (typeof at !== 'number' || at < stretch.start || at >= end) return false;
    return narrowed.every(({ dimension, values }) => values.has(fact[dimension] ?? null));
  };
  const found: AnyFact[] = [];
  for await (const facts of factsOfEverything(tx, workspaceId)) found.push(...factsOfKind(facts, of).filter(isWithin));
  return found;
}

/** Those whose case fulfils the conditions; where there are some, a row without a case is left out. */
async function fulfilling(
  tx: Sql,
  workspaceId: string,
  asked: RowsAsked,
  facts: readonly AnyFact[],
): Promise<readonly AnyFact[]> {
  if (asked.conditions.length === 0) return facts;
  const caseIds = new Set(facts.flatMap(({ caseId }) => (typeof caseId === 'string' ? [caseId] : [])));
  const passed = await fulfillingCases(tx, workspaceId, { ...asked, caseIds: [...caseIds] });
  return facts.filter(({ caseId }) => typeof caseId === 'string' && passed.has(caseId));
}

function cellsOf(
  columns: readonly BuilderColumn[],
  values: readonly RawValue[],
  names: FoundReport['names'],
): TableRow {
  return columns.map((column, at) => cellOf(column, values[at] ?? null, names));
}
