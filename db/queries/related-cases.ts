import type { RelatedCase } from '#domain/contract/ipc/relation-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { livingSql } from '../search/goes-on.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type StoredRelated = Omit<RelatedCase, 'tags' | 'saveState'> & { readonly tags: string; readonly unsent: number };

const select = `
  select c.id, c.number, c.subject, c.status, c.priority, c.type, c.teamId,
    ${livingSql('c.customerId')} as customerId, customer.name as customerName,
    c.assigneeId, agent.name as assigneeName, c.tags, c.openedAt, c.mergedIntoId, ${unsentSql('case', 'c')} as unsent
  from json_each(?) asked
  cross join "case" c on c.id = asked.value
  left join customer on customer.id = ${livingSql('c.customerId')}
  left join agent on agent.id = c.assigneeId
  order by asked.key`;

/** Those that this device holds, in the order of `ids`. */
export function relatedCases(db: ReplicaReader, ids: readonly string[]): RelatedCase[] {
  if (ids.length === 0) return [];
  return sql(db, select)
    .all<StoredRelated>(JSON.stringify(ids))
    .map(({ unsent, tags, ...row }) => ({
      ...row,
      tags: JSON.parse(tags) as string[],
      saveState: saveStateOf(unsent),
    }));
}
