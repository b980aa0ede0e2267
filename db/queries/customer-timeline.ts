import type { CustomerTimeline, TimelineMoment } from '#domain/contract/ipc/timeline-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { livingId, ofCustomer } from '../search/goes-on.ts';

/** As much of a text as a line shows. */
const shown = 200;

interface Source {
  readonly kind: string;
  readonly table: string;
  /** Where its rows of a customer are looked for, when that is not in its table. */
  readonly within?: string;
  /** Whose row it is. */
  readonly owner: string;
  readonly at: string;
  readonly where?: string;
  readonly columns: string;
  readonly by: string;
  /** Which case it was about, when that is not its `caseId`. */
  readonly caseId?: string;
}

const about = 't.caseId, c.number as caseNumber, agent.name as who';

/** Each kind of thing that passes between a customer and us. */
const sources: readonly Source[] = [
  {
    ...{ kind: `'case'`, table: '"case"', owner: 't.customerId', at: 't.openedAt', by: 't.openedBy' },
    columns: `t.id as caseId, t.number as caseNumber, agent.name as who, substr(t.subject, 1, ${shown}) as text`,
  },
  {
    ...{ kind: 't.kind', table: 'entry', owner: 'c.customerId', at: 't.happenedAt', by: 't.authorId' },
    within: '"case" c cross join entry t on t.caseId = c.id',
    where: `t.kind in ('message-in', 'message-out')`,
    columns: `t.caseId, c.number as caseNumber, coalesce(t.authorName, agent.name) as who, substr(t.body, 1, ${shown}) as text`,
  },
  {
    ...{ kind: `'call'`, table: 'call', owner: 't.customerId', at: 't.startedAt', by: 't.agentId' },
    columns: `${about}, t.direction, t.outcome,
      substr(iif(t.need <> '', t.need, iif(t.note <> '', t.note, t.done)), 1, ${shown}) as text`,
  },
  {
    ...{ kind: `'follow-up'`, table: 'followUp', owner: 't.customerId', by: 't.ownerId' },
    at: 'coalesce(t.completedAt, t.createdAt)',
    columns: `${about}, t.status, t.outcome,
      substr(iif(t.outcomeNote <> '', t.outcomeNote, t.promise), 1, ${shown}) as text`,
  },
  {
    ...{ kind: `'survey'`, table: 'survey', owner: 't.customerId', at: 't.happenedAt', by: 't.recordedBy' },
    columns: `${about}, t.score, substr(iif(t.comment <> '', t.comment, t.reason), 1, ${shown}) as text`,
  },
  {
    ...{ kind: `'visit'`, table: 'visit', owner: 't.customerId', at: 't.arrivedAt', by: 't.agentId' },
    columns: `${about}, substr(iif(t.done <> '', t.done, t.need), 1, ${shown}) as text`,
  },
  {
    ...{ kind: `'recommendation'`, table: 'recommendation', owner: 't.customerId', at: 't.changedAt' },
    ...{ caseId: 't.sourceCaseId', by: 't.suggestedBy' },
    where: `t.state in ('told', 'accepted', 'declined')`,
    columns: `t.sourceCaseId as caseId, c.number as caseNumber, agent.name as who, t.state, substr(t.text, 1, ${shown}) as text`,
  },
];

/** The newest of a kind. Texts are read of those alone that are shown: sorting with them would read every long one. */
function momentsOf(db: ReplicaReader, source: Source, customerId: string, limit: number): readonly TimelineMoment[] {
  const { kind, table, within = `${table} t`, owner, at, where = 'true', columns, by, caseId = 't.caseId' } = source;
  const of = ofCustomer(db, customerId, owner);
  const caseOf = table === '"case"' ? '' : `left join "case" c on c.id = ${caseId}`;
  return sql(
    db,
    `select t.id, ${kind} as kind, page.at, ${columns}
     from (select t.rid, ${at} as at from ${within} where ${of.sql} and ${where} order by at desc, t.id desc limit ?) page
     cross join ${table} t on t.rid = page.rid ${caseOf} left join agent on agent.id = ${by}`,
  ).all<TimelineMoment>(of.value, limit);
}

/** What passed between a customer and us, also before their file was merged into this one, the newest first. */
export function customerTimeline(
  db: ReplicaReader,
  { customerId, limit }: { readonly customerId: CustomerId; readonly limit: number },
): CustomerTimeline {
  const found = sources
    .flatMap((source) => momentsOf(db, source, customerId, limit + 1))
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  return {
    customerId: livingId(db, customerId) as CustomerId,
    rows: found.slice(0, limit),
    more: found.length > limit,
  };
}
