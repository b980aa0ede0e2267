import { factsOfCase } from '#domain/rules/metrics/case-facts.ts';
import { type CaseParts, entryKindsOfFacts } from '#domain/rules/metrics/case-parts.ts';
import type { FactSet } from '#domain/rules/metrics/fact-fields.ts';
import { hangingParts } from '#domain/rules/metrics/part-fields.ts';
import type { SlaBook } from '#domain/rules/sla/sla-book.ts';
import { livingCustomers } from '../records/living-customers.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { holdingNames } from './beside-cases.ts';
import { byNamed, readParts } from './read-parts.ts';

interface Beside {
  readonly id: string;
  readonly customer_id: string | null;
  readonly holding_id: string | null;
}

const entriesOfFacts = `kind in (${entryKindsOfFacts.map((kind) => `'${kind}'`).join(', ')})`;

/** All facts that hang on these cases, case by case. */
export async function caseFacts(
  db: Sql,
  workspaceId: string,
  ids: readonly string[],
  book: SlaBook,
): Promise<readonly FactSet[]> {
  const naming = async <N extends keyof typeof hangingParts>(name: N, where?: string) => {
    const { collection, by } = hangingParts[name];
    const asked = { by, values: ids, ...(where === undefined ? {} : { where }) };
    return byNamed(await readParts<(typeof hangingParts)[N]['collection']>(db, workspaceId, collection, asked));
  };
  const cases = await readParts(db, workspaceId, 'case', { by: 'id', values: ids });
  const beside = await besideCases(db, workspaceId, ids);
  const entries = await naming('entries', entriesOfFacts);
  const [calls, visits] = [await naming('calls'), await naming('visits')];
  const [escalations, handoffs] = [await naming('escalations'), await naming('handoffs')];
  const [followUps, surveys] = [await naming('followUps'), await naming('surveys')];
  const articleUses = await naming('articleUses');
  return cases.map(({ part }) => {
    const { id } = part;
    const parts: CaseParts = {
      case: part,
      tier: beside.tierOf(id),
      product: beside.productOf(id),
      entries: entries.get(id) ?? [],
      calls: calls.get(id) ?? [],
      visits: visits.get(id) ?? [],
      escalations: escalations.get(id) ?? [],
      handoffs: handoffs.get(id) ?? [],
      followUps: followUps.get(id) ?? [],
      surveys: surveys.get(id) ?? [],
      articleUses: articleUses.get(id) ?? [],
    };
    return factsOfCase(parts, book);
  });
}

async function besideCases(db: Sql, workspaceId: string, ids: readonly string[]) {
  const text = 'select id, customer_id, holding_id from "case" where workspace_id = $1 and id = any($2::uuid[])';
  const found = await rows<Beside>(db, text, [workspaceId, [...ids]]);
  const living = await livingCustomers(
    db,
    workspaceId,
    found.flatMap((each) => each.customer_id ?? []),
  );
  const products = await holdingNames(
    db,
    workspaceId,
    found.flatMap((each) => each.holding_id ?? []),
  );
  const byId = new Map(found.map((each) => [each.id, each]));
  return {
    tierOf: (id: string) => living.get(byId.get(id)?.customer_id ?? '')?.tier ?? null,
    productOf: (id: string) => products.get(byId.get(id)?.holding_id ?? '') ?? null,
  };
}
