import type { AgentId, EntryId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { absorbedSql } from './merged-cases.ts';

/** Up to when a case is known; `isNew` for one that was never opened, whose intake is news as well. */
export interface KnownUpTo {
  readonly id: string;
  readonly since: number;
  readonly isNew: boolean;
}

// What counts is when the server got it: a colleague may have written it long before, without a network. Until it has, it is one's own.
const select = `
  select c.id from json_each(?) asked cross join "case" c on c.id = asked.value ->> 'id'
  where (asked.value ->> 'isNew' and c.recordedAt > asked.value ->> 'since' and c.openedBy is not ?)
    or exists (select 1 from entry e
      where e.caseId = c.id and e.recordedAt > asked.value ->> 'since' and e.authorId is not ?)`;

/** Those of the cases to which somebody else added something since. */
export function unreadCases(db: ReplicaReader, known: readonly KnownUpTo[], me: AgentId): ReadonlySet<string> {
  return new Set(
    sql(db, select)
      .all<{ id: string }>(JSON.stringify(known), me, me)
      .map(({ id }) => id),
  );
}

const entries = `
  ${absorbedSql}
  select e.id from absorbed cross join entry e on e.caseId = absorbed.id
  where e.recordedAt > ? and e.authorId is not ?`;

/** The lines of a case's timeline, those of cases merged into it among them, that somebody else added since. */
export function unreadEntries(db: ReplicaReader, caseId: string, since: number, me: AgentId): readonly EntryId[] {
  return sql(db, entries)
    .all<{ id: EntryId }>(caseId, since, me)
    .map(({ id }) => id);
}
