import type { RowsAsked } from '#domain/contract/ipc/report-views.ts';
import type { Cell, TableRow } from '#domain/report-files/report.ts';
import { factColumnsOf } from '#domain/rules/metrics/fact-fields.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { factTable } from '../facts/fact-tables.ts';
import type { PackedFacts } from './packed-facts.ts';
import type { FoundFact } from './report-rows.ts';

export interface ExportRowsAsked {
  readonly of: Omit<RowsAsked, 'after' | 'limit'>;
  /** What a row is made of: names of a row, or `fact.<name>`. */
  readonly keys: readonly string[];
  /** What values are called: by `<key>.<value>`. */
  readonly choices: Readonly<Record<string, string>>;
  readonly from: number;
  readonly count: number;
}

/** A part of what a figure was counted from, as rows of a file. Nothing goes into them that the list on the screen does not have. */
export function exportRows(
  db: ReplicaReader,
  metric: Metric,
  found: PackedFacts,
  { keys, choices, from, count }: Pick<ExportRowsAsked, 'keys' | 'choices' | 'from' | 'count'>,
): readonly TableRow[] {
  const page = found.slice(from, from + count);
  if (page.length === 0) return [];
  const ids = JSON.stringify(page.map(({ id }) => id));
  const words = Object.keys(choices);
  const columns = keys.map((key, at) => {
    const hasWords = words.some((name) => name.startsWith(`${key}.`));
    return (fact: FoundFact, cells: TableRow): Cell => {
      const cell = key === 'at' || key === 'value' ? fact[key] : (cells[at] ?? null);
      return hasWords ? called(choices, key, cell) : cell;
    };
  });
  const read = sql(db, rowsSql(metric, keys)).allValues(ids) as readonly TableRow[];
  // One that is gone since it was found has no row.
  return read.flatMap(([place, ...cells]) => {
    const fact = page[Number(place)];
    return fact ? [columns.map((cellOf) => cellOf(fact, cells))] : [];
  });
}

/** The place in the list that is given, then a cell for each key. No more is read than is asked for: in a file of a million rows every column is felt. */
function rowsSql({ of, agent }: Metric, keys: readonly string[]): string {
  const names: Readonly<Record<string, { readonly cell: string; readonly join: string }>> = {
    number: { cell: 'c.number', join: 'left join "case" c on c.id = f.caseId' },
    subject: { cell: 'c.subject', join: 'left join "case" c on c.id = f.caseId' },
    teamName: { cell: 'team.name', join: 'left join team on team.id = f.teamId' },
    agentName: { cell: 'agent.name', join: `left join agent on agent.id = f."${agent}"` },
  };
  const nameOf = (key: string) => (Object.hasOwn(names, key) ? names[key] : undefined);
  const ofFact = new Set(Object.keys(factColumnsOf(of)).map((column) => `fact.${column}`));
  const cells = keys.map((key) => nameOf(key)?.cell ?? (ofFact.has(key) ? `f."${key.slice('fact.'.length)}"` : 'null'));
  const joins = new Set(keys.flatMap((key) => nameOf(key)?.join ?? []));
  return `select ${['asked.key', ...cells].join(', ')}
    from json_each(?) asked cross join ${factTable(of)} f on f.id = asked.value ${[...joins].join(' ')}`;
}

/** What a value of a column is called, itself where nothing is said of it. */
export function called(choices: Readonly<Record<string, string>>, key: string, cell: Cell): Cell {
  const name = `${key}.${cell}`;
  return cell !== null && Object.hasOwn(choices, name) ? (choices[name] ?? cell) : cell;
}
