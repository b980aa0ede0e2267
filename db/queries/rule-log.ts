import type { RuleCount, RuleFiring, RuleLog } from '#domain/contract/ipc/rule-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { Me } from './me.ts';

const window = 30 * 24 * 60 * 60_000;
const latest = 20;

/** What rules did on the cases this device holds. */
export function ruleLog(db: ReplicaReader, { now }: Pick<Me, 'now'>): RuleLog {
  const counts = sql(
    db,
    `select t.data ->> 'definitionId' as ruleId, count(*) as fired, count(t.data ->> 'reason') as refused,
       max(t.happenedAt) as lastAt
     from entry t where t.kind = 'rule' and t.happenedAt >= ? and t.data ->> 'definitionId' is not null
     group by 1 order by lastAt desc`,
  ).all<RuleCount>(now - window);
  const firings = sql(
    db,
    `select t.id, t.data ->> 'definitionId' as ruleId, t.body as name, t.caseId, c.number, c.subject,
       t.happenedAt as at, t.data ->> 'reason' as refused
     from entry t join "case" c on c.id = t.caseId
     where t.kind = 'rule' and t.happenedAt >= ? and t.data ->> 'definitionId' is not null
     order by t.happenedAt desc limit ?`,
  ).all<RuleFiring>(now - window, latest);
  return { counts, latest: firings };
}
