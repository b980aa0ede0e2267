import { teamOf } from '#domain/model/scope.ts';
import type { LooseParts } from '#domain/rules/metrics/case-parts.ts';
import type { FactSet } from '#domain/rules/metrics/fact-fields.ts';
import { factsOfLoose } from '#domain/rules/metrics/loose-facts.ts';
import type { PartOf } from '#domain/rules/metrics/part-fields.ts';
import { livingCustomers } from '../records/living-customers.ts';
import { collectionTable } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { byNamed, type ReadPart, readParts } from './read-parts.ts';

/** What has facts of its own where it hangs on no case. */
export const looseRoots = ['call', 'followUp', 'survey'] as const;
export type LooseRoot = (typeof looseRoots)[number];

/** The facts of these records, each its own alone: an answer and the call-back in which it was given come with one another. */
export async function looseFacts(
  db: Sql,
  workspaceId: string,
  root: LooseRoot,
  ids: readonly string[],
): Promise<readonly FactSet[]> {
  const read: readonly ReadPart<LooseRoot>[] = await readParts(db, workspaceId, root, { by: 'id', values: ids });
  const customers = await customersOf(db, workspaceId, root, ids);
  const living = await livingCustomers(db, workspaceId, [...customers.values()]);
  const around = await aroundThem(db, workspaceId, root, read);
  return read.map(({ part, scope }) => {
    const place = { teamId: teamOf(scope) ?? null, tier: living.get(customers.get(part.id) ?? '')?.tier ?? null };
    const facts = factsOfLoose({ ...place, ...around(part) });
    return { [root]: facts[root] };
  });
}

async function customersOf(
  db: Sql,
  workspaceId: string,
  root: LooseRoot,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { table } = collectionTable(root);
  const found = await rows<{ id: string; customer_id: string }>(
    db,
    `select id, customer_id from ${table} where workspace_id = $1 and id = any($2::uuid[]) and customer_id is not null`,
    [workspaceId, [...ids]],
  );
  return new Map(found.map((each) => [each.id, each.customer_id]));
}

type Around = (part: PartOf<LooseRoot>) => Omit<LooseParts, 'teamId' | 'tier'>;

async function aroundThem(
  db: Sql,
  workspaceId: string,
  root: LooseRoot,
  read: readonly ReadPart<LooseRoot>[],
): Promise<Around> {
  if (root === 'call') return (part) => ({ call: part as PartOf<'call'> });
  if (root === 'followUp') {
    const asked = { by: 'followUpId', values: read.map(({ part }) => part.id) };
    const answers = byNamed(await readParts(db, workspaceId, 'survey', asked));
    return (part) => ({ followUp: part as PartOf<'followUp'>, surveys: answers.get(part.id) ?? [] });
  }
  const surveys = read.map(({ part }) => part as PartOf<'survey'>);
  const asked = { by: 'id', values: surveys.flatMap(({ followUpId }) => followUpId ?? []) };
  const followUps = byNamed(await readParts(db, workspaceId, 'followUp', asked));
  return (part) => {
    const survey = part as PartOf<'survey'>;
    const [followUp] = followUps.get(survey.followUpId ?? '') ?? [];
    return { ...(followUp ? { followUp } : {}), surveys: [survey] };
  };
}
