import { AppError } from '#domain/contract/failure.ts';
import type { NamedArticle, ReceiptLine } from '#domain/contract/ipc/knowledge-views.ts';
import type { Role } from '#domain/model/choices.ts';
import type { AgentId, ArticleId, TeamId } from '#domain/model/ids.ts';
import { type Actor, mayApproveKnowledge } from '#domain/rules/rights.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';

/** Whether the agent has acknowledged the announcement as it has to be read by now. */
export function hasAcknowledged(
  db: ReplicaReader,
  { id, acknowledgeFrom }: { readonly id: ArticleId; readonly acknowledgeFrom: number },
  agentId: AgentId,
): boolean {
  const text = 'select 1 as found from articleReceipt where articleId = ? and agentId = ? and revision >= ? limit 1';
  return sql(db, text).get<{ found: number }>(id, agentId, acknowledgeFrom) !== undefined;
}

/** An announcement for a team is for its members: a lead who only sees it need not acknowledge it. */
const isForSql = `(t.teamId is null or exists (
  select 1 from agent member, json_each(member.teamIds) team where member.id = ? and team.value = t.teamId))`;

/** Announcements that the agent has yet to acknowledge, the oldest first. */
export function announcementsFor(db: ReplicaReader, { id }: Actor): readonly NamedArticle[] {
  return sql(
    db,
    `select t.id, t.title, t.kind, t.language from article t
     where t.kind = 'announcement' and t.state = 'published' and ${isForSql}
       and not exists (select 1 from articleReceipt receipt
         where receipt.articleId = t.id and receipt.agentId = ? and receipt.revision >= t.acknowledgeFrom)
     order by t.publishedAt, t.id`,
  ).all<NamedArticle>(id, id);
}

interface Member {
  readonly agentId: AgentId;
  readonly name: string;
  readonly role: Role;
  readonly teamIds: string;
  readonly at: number | null;
}

/** Everybody the announcement is for: those who have not read it first, then by name. */
export function receiptsOf(db: ReplicaReader, id: ArticleId, actor: Actor): readonly ReceiptLine[] {
  if (!mayApproveKnowledge(actor)) throw new AppError('forbidden', 'Who has read it is for those who approve.');
  const record = loadRecord(db, { collection: 'article', id });
  if (!record) throw new AppError('not-here', 'This article is not held on this device.');
  const { acknowledgeFrom, teamId } = record.fields as { acknowledgeFrom: number; teamId: TeamId | null };
  const members = sql(
    db,
    `select agent.id as agentId, agent.name, agent.role, agent.teamIds, min(receipt.happenedAt) as at
     from agent left join articleReceipt receipt
       on receipt.articleId = ? and receipt.agentId = agent.id and receipt.revision >= ?
     where agent.active group by agent.id order by at is not null, agent.name, agent.id`,
  ).all<Member>(id, acknowledgeFrom);
  return members
    .filter(({ teamIds }) => teamId === null || (JSON.parse(teamIds) as TeamId[]).includes(teamId))
    .map(({ agentId, name, at }) => ({ agentId, name, at }));
}
