import type { Tier } from '#domain/model/choices.ts';
import { type Scope, teamOf } from '#domain/model/scope.ts';
import type { LooseParts } from '#domain/rules/metrics/case-parts.ts';
import type { PartOf } from '#domain/rules/metrics/part-fields.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { livingSql } from '../search/goes-on.ts';
import type { LooseRoot } from './progress.ts';
import { decodePart, partColumns, partsNaming } from './read-parts.ts';

type Row = Readonly<Record<string, SqlValue>> & { readonly scope: Scope; readonly tier: Tier | null };

/** Those of them that are here and hang on no case, by id. */
export function looseParts(
  db: ReplicaReader,
  root: LooseRoot,
  ids: readonly string[],
): ReadonlyMap<string, LooseParts> {
  const text = `select ${partColumns(root)}, scope.name as scope, customer.tier as tier
    from json_each(?) asked cross join "${root}" t on t.id = asked.value and t.caseId is null
    join scope on scope.sid = t.scope left join customer on customer.id = ${livingSql('t.customerId')}`;
  const rows = sql(db, text).all<Row>(JSON.stringify(ids));
  const answers =
    root === 'followUp' ? partsNaming(db, 'survey', 'followUpId', ids) : new Map<string, PartOf<'survey'>[]>();
  return new Map(
    rows.map(({ scope, tier, ...row }) => {
      const place = { teamId: teamOf(scope) ?? null, tier };
      const id = row.id as string;
      return [id, { ...place, ...ownParts(db, root, row, answers.get(id) ?? []) }];
    }),
  );
}

function ownParts(
  db: ReplicaReader,
  root: LooseRoot,
  row: Readonly<Record<string, SqlValue>>,
  answers: readonly PartOf<'survey'>[],
): Omit<LooseParts, 'teamId' | 'tier'> {
  if (root === 'call') return { call: decodePart('call', row) };
  if (root === 'followUp') return { followUp: decodePart('followUp', row), surveys: answers };
  const survey = decodePart('survey', row);
  const asked = survey.followUpId === null ? undefined : followUpPart(db, survey.followUpId);
  return { ...(asked ? { followUp: asked } : {}), surveys: [survey] };
}

function followUpPart(db: ReplicaReader, id: string): PartOf<'followUp'> | undefined {
  const text = `select ${partColumns('followUp')} from followUp t where t.id = ?`;
  const row = sql(db, text).get<Readonly<Record<string, SqlValue>>>(id);
  return row && decodePart('followUp', row);
}
