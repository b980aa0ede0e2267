import type { Tier } from '#domain/model/choices.ts';
import { type CaseParts, entryKindsOfFacts } from '#domain/rules/metrics/case-parts.ts';
import { hangingParts } from '#domain/rules/metrics/part-fields.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { livingSql } from '../search/goes-on.ts';
import { decodePart, partColumns, partsNaming } from './read-parts.ts';

type Row = Readonly<Record<string, SqlValue>> & { readonly tier: Tier | null; readonly product: string | null };

const factsEntries = `t.kind in (${entryKindsOfFacts.map((kind) => `'${kind}'`).join(', ')})`;

/** Those of the cases that are here, by id, with all that facts are made from. */
export function caseParts(db: ReplicaReader, ids: readonly string[]): ReadonlyMap<string, CaseParts> {
  const text = `select ${partColumns('case')}, customer.tier as tier, holding.name as product
    from json_each(?) asked cross join "case" t on t.id = asked.value
    left join customer on customer.id = ${livingSql('t.customerId')} left join holding on holding.id = t.holdingId`;
  const cases = sql(db, text).all<Row>(JSON.stringify(ids));
  const naming = <C extends keyof typeof hangingParts>(name: C) => {
    const { collection, by } = hangingParts[name];
    return partsNaming<(typeof hangingParts)[C]['collection']>(
      db,
      collection,
      by,
      ids,
      name === 'entries' ? factsEntries : 'true',
    );
  };
  const [entries, calls, visits] = [naming('entries'), naming('calls'), naming('visits')];
  const [escalations, handoffs] = [naming('escalations'), naming('handoffs')];
  const [followUps, surveys, articleUses] = [naming('followUps'), naming('surveys'), naming('articleUses')];
  return new Map(
    cases.map(({ tier, product, ...row }) => {
      const id = row.id as string;
      const parts: CaseParts = {
        case: decodePart('case', row),
        ...{ tier, product },
        entries: entries.get(id) ?? [],
        calls: calls.get(id) ?? [],
        visits: visits.get(id) ?? [],
        escalations: escalations.get(id) ?? [],
        handoffs: handoffs.get(id) ?? [],
        followUps: followUps.get(id) ?? [],
        surveys: surveys.get(id) ?? [],
        articleUses: articleUses.get(id) ?? [],
      };
      return [id, parts];
    }),
  );
}
