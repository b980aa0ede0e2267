import type { ConflictView } from '#domain/contract/ipc/case-views.ts';
import { type Collection, collections } from '#domain/model/collections.ts';
import type { Json } from '#domain/model/json.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { loadRecord } from '../replica/records.ts';
import type { Me } from './me.ts';

type StoredConflict = Omit<ConflictView, 'base' | 'theirs' | 'mine' | 'mineIsYours' | 'current'> & {
  readonly base: string | null;
  readonly theirs: string | null;
  readonly mine: string | null;
  readonly mineBy: string | null;
};

const select = `
  select t.id, t.caseId, c.number as caseNumber, c.subject as caseSubject, customer.id as customerId,
    customer.name as customerName, t.collection, t.recordId, t.field, t.base, t.theirs, theirs.name as theirsByName, t.mine,
    t.mineBy, mine.name as mineByName, t.state, t.createdAt
  from conflict t
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = iif(t.collection = 'customer', t.recordId, c.customerId)
  left join agent theirs on theirs.id = t.theirsBy
  left join agent mine on mine.id = t.mineBy`;

function jsonOf(column: string | null): Json {
  return column === null ? null : (JSON.parse(column) as Json);
}

function currentValue(db: ReplicaReader, { collection, recordId, field }: StoredConflict): Json {
  if (!Object.hasOwn(collections, collection)) return null;
  const record = loadRecord(db, { collection: collection as Collection, id: recordId });
  return (record?.fields[field] ?? null) as Json;
}

function conflicts(db: ReplicaReader, me: Me, rest: string, ...values: SqlValue[]): ConflictView[] {
  return sql(db, `${select} ${rest}`)
    .all<StoredConflict>(...values)
    .map((row) => {
      const { mineBy, ...view } = row;
      return {
        ...view,
        base: jsonOf(row.base),
        theirs: jsonOf(row.theirs),
        mine: jsonOf(row.mine),
        mineIsYours: mineBy === me.agentId,
        current: currentValue(db, row),
      };
    });
}

/** The newest first. */
export function listConflicts(
  db: ReplicaReader,
  { state }: { readonly state: 'open' | 'resolved' },
  me: Me,
): ConflictView[] {
  return conflicts(db, me, 'where t.state = ? order by t.createdAt desc limit 1000', state);
}

export function openConflictsOfCase(db: ReplicaReader, caseId: string, me: Me): ConflictView[] {
  return conflicts(db, me, `where t.caseId = ? and t.state = 'open' order by t.createdAt`, caseId);
}

export function countOpenConflicts(db: ReplicaReader): number {
  return sql(db, `select count(*) as count from conflict where state = 'open'`).get<{ count: number }>()?.count ?? 0;
}
