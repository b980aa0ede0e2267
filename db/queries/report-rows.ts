import type { ReportRow, ReportRows, RowsAsked } from '#domain/contract/ipc/report-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { createCounter } from '#domain/rules/metrics/counter.ts';
import { bucketFrom } from '#domain/rules/metrics/day-period.ts';
import { factColumnsOf } from '#domain/rules/metrics/fact-fields.ts';
import type { FigureQuestion } from '#domain/rules/metrics/figure.ts';
import { reachOf } from '#domain/rules/metrics/fold.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import { isTimeGroup, timeKeys } from '#domain/rules/metrics/time-groups.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { hasFacts } from '../facts/fact-tables.ts';
import { readFacts } from '../facts/read-facts.ts';
import { cellsOfFacts, type FactCell, type FoundFact } from './fact-cells.ts';
import { factPasses } from './fact-passes.ts';
import { knownMetric } from './report-figures.ts';

type Context = Pick<FigureQuestion, 'zones' | 'now'>;

/** What a figure was counted from, or one bar of it: exactly what the fold counts. */
export function reportRows(db: ReplicaReader, asked: RowsAsked, context: Context): ReportRows {
  const metric = knownMetric(asked.metric);
  const { after, limit } = asked;
  const found = [...eachFact(db, metric, asked, context)].sort(newestFirst);
  const place = after === null ? 0 : placeAfter(found, after);
  const page = found.slice(place, place + limit);
  const last = page.at(-1);
  return {
    total: found.length,
    rows: rowsOfFacts(db, metric, page),
    next: last && place + limit < found.length ? `${last.at} ${last.id}` : null,
  };
}

/** All of what a figure was counted from, one by one and in no order that matters. */
export function* eachFact(
  db: ReplicaReader,
  metric: Metric,
  asked: Omit<RowsAsked, 'after' | 'limit'>,
  context: Context,
): Generator<FoundFact> {
  if (hasFacts(db)) yield* counted(db, metric, questionOf(asked, context), asked.group);
}

/** A bar of a series is a period of its own: what stands at its end is counted there. */
function questionOf(
  { period, bucket, filters, group, zone }: Omit<RowsAsked, 'after' | 'limit'>,
  { zones, now }: Context,
): FigureQuestion {
  const part = bucket ? bucketFrom(period, bucket.unit, bucket.start) : period;
  const by = group && !isTimeGroup(group.by) ? { ...filters, ...narrowedTo(group, filters) } : filters;
  return { period: part, filters: by, compare: null, bucket: null, groupBy: null, zone, zones, now };
}

/** A group is one value of its dimension: nothing, where the filters keep that out. */
function narrowedTo(
  { by, key }: { readonly by: string; readonly key: string | null },
  filters: FigureQuestion['filters'],
) {
  const before = filters[by] ?? [];
  return { [by]: before.length === 0 || before.includes(key) ? [key] : [''] };
}

function* counted(
  db: ReplicaReader,
  metric: Metric,
  question: FigureQuestion,
  group: RowsAsked['group'],
): Generator<FoundFact> {
  const countedAs = createCounter(metric, question);
  const isInGroup = groupTest(group, question);
  for (const { facts } of factPasses([metric], question)) {
    const columns = [...new Set(['id', ...facts.columns])];
    for (const fact of readFacts(db, { ...facts, columns })) {
      const counts = countedAs(fact);
      if (counts && isInGroup(counts.at)) yield { ...counts, id: String(fact.id) };
    }
  }
}

function groupTest(group: RowsAsked['group'], question: FigureQuestion): (at: number) => boolean {
  if (!group || !isTimeGroup(group.by)) return () => true;
  const { start, end } = reachOf(question);
  const keyAt = timeKeys(group.by, { start, end }, question);
  return (at) => keyAt(at) === group.key;
}

function newestFirst(a: FoundFact, b: FoundFact): number {
  if (a.at !== b.at) return b.at - a.at;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** `after` names the last row of the page before, which may be gone by now. */
function placeAfter(found: readonly FoundFact[], after: string): number {
  const [at = '', id = ''] = after.split(' ', 2);
  const index = found.findIndex((each) => newestFirst(each, { at: Number(at), id, value: null }) > 0);
  return index < 0 ? found.length : index;
}

function rowsOfFacts(db: ReplicaReader, metric: Metric, page: readonly FoundFact[]): readonly ReportRow[] {
  const columns = Object.keys(factColumnsOf(metric.of));
  const keys = ['number', 'subject', 'teamName', 'agentName', ...columns.map((name) => `fact.${name}`)];
  return cellsOfFacts(db, metric, page, keys).map(({ found: { id, at, value }, cells }) => {
    const [number, subject, teamName, agentName, ...own] = cells;
    const names = {
      number: text(number),
      subject: text(subject),
      teamName: text(teamName),
      agentName: text(agentName),
    };
    const fact = Object.fromEntries(columns.map((name, place) => [name, own[place] ?? null]));
    return { key: id, at, value, caseId: text(fact.caseId) as CaseId | null, ...names, fact };
  });
}

function text(cell: FactCell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}
