import type { Counted } from '#domain/rules/metrics/counter.ts';
import { factColumnsOf } from '#domain/rules/metrics/fact-fields.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { factTable } from '../facts/fact-tables.ts';

/** A value as the store holds it. */
export type FactCell = string | number | null;

/** A fact that a figure was counted from. */
export interface FoundFact extends Counted {
  readonly id: string;
}

/**
 * What facts say, in their order, a cell for each key: `number`, `subject`, `teamName`, `agentName`, or `fact.<column>`; nothing for any other. One that is
 * gone since it was found is left out. No more is read than is asked for: in a file of a million rows every column is felt.
 */
export function cellsOfFacts(
  db: ReplicaReader,
  metric: Metric,
  found: readonly FoundFact[],
  keys: readonly string[],
): readonly { readonly found: FoundFact; readonly cells: readonly FactCell[] }[] {
  if (found.length === 0) return [];
  const ids = JSON.stringify(found.map(({ id }) => id));
  const rows = sql(db, cellsSql(metric, keys)).allValues(ids) as readonly (readonly FactCell[])[];
  return rows.flatMap(([place, ...cells]) => {
    const fact = found[Number(place)];
    return fact ? [{ found: fact, cells }] : [];
  });
}

/** The place in the list that is given, then a cell for each key. */
function cellsSql({ of, agent }: Metric, keys: readonly string[]): string {
  const ofCase = 'left join "case" c on c.id = f.caseId';
  const names: Readonly<Record<string, { readonly cell: string; readonly join: string }>> = {
    number: { cell: 'c.number', join: ofCase },
    subject: { cell: 'c.subject', join: ofCase },
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
