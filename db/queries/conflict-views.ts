import type { ConflictPage, ConflictView } from '#domain/contract/ipc/case-views.ts';
import type { ConflictState } from '#domain/model/choices.ts';
import { type Collection, collections } from '#domain/model/collections.ts';
import type { Json } from '#domain/model/json.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { loadRecord } from '../replica/records.ts';
import { livingSql } from '../search/goes-on.ts';
import type { Me } from './me.ts';

type StoredConflict = Omit<ConflictView, 'base' | 'theirs' | 'mine' | 'mineIsYours' | 'current' | 'resolution'> & {
  readonly resolution: string | null;
  readonly base: string | null;
  readonly theirs: string | null;
  readonly mine: string | null;
  readonly mineBy: string | null;
};

/** A command's line in the timeline bears its uid, and a line names the fields it changed: that tells when each value was written. */
const select = `
  select t.id, t.caseId, c.number as caseNumber, c.subject as caseSubject, customer.id as customerId,
    customer.name as customerName, t.collection, t.recordId, t.field, t.base, t.theirs, theirs.name as theirsByName,
    (select max(line.happenedAt) from entry line
      where line.caseId = t.caseId and t.collection = 'case' and line.authorId is t.theirsBy and line.id <> t.commandUid
        and line.kind in ('fields', 'status', 'assignment') and coalesce(line.recordedAt, 0) <= t.createdAt
        and (line.data ->> '$.field' = t.field
          or exists (select 1 from json_each(line.data, '$.changes') part where part.value ->> 'field' = t.field))
    ) as theirsAt,
    t.mine, t.mineBy, mine.name as mineByName,
    (select line.happenedAt from entry line where line.id = t.commandUid) as mineAt,
    t.state, t.createdAt, t.resolution, settler.name as resolvedByName, t.resolvedAt
  from conflict t
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = ${livingSql(`case t.collection when 'customer' then t.recordId
      when 'holding' then (select held.customerId from holding held where held.id = t.recordId)
      when 'appointment' then (select booked.customerId from appointment booked where booked.id = t.recordId)
      else c.customerId end`)}
  left join agent theirs on theirs.id = t.theirsBy
  left join agent mine on mine.id = t.mineBy
  left join agent settler on settler.id = t.resolvedBy`;

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
        resolution: jsonOf(row.resolution),
      };
    });
}

interface Asked {
  readonly state: ConflictState;
  readonly offset: number;
  readonly limit: number;
}

/** The newest first; of those that are settled, the last settled first. */
export function listConflicts(db: ReplicaReader, { state, offset, limit }: Asked, me: Me): ConflictView[] {
  const order = state === 'open' ? 't.createdAt desc, t.rid desc' : 't.resolvedAt desc, t.rid desc';
  return conflicts(db, me, `where t.state = ? order by ${order} limit ? offset ?`, state, limit, offset);
}

export function conflictPage(db: ReplicaReader, asked: Asked, me: Me): ConflictPage {
  return { total: countConflicts(db, asked.state), rows: listConflicts(db, asked, me) };
}

export function openConflictsOfCase(db: ReplicaReader, caseId: string, me: Me): ConflictView[] {
  return conflicts(db, me, `where t.caseId = ? and t.state = 'open' order by t.createdAt`, caseId);
}

export function countOpenConflicts(db: ReplicaReader): number {
  return countConflicts(db, 'open');
}

function countConflicts(db: ReplicaReader, state: ConflictState): number {
  return sql(db, 'select count(*) as count from conflict where state = ?').get<{ count: number }>(state)?.count ?? 0;
}
