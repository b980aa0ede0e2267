import { AppError } from '#domain/contract/failure.ts';
import type { ProposalsAsked } from '#domain/contract/ipc/knowledge-procedures.ts';
import type { ArticleProposalView } from '#domain/contract/ipc/knowledge-views.ts';
import { type Actor, mayEditKnowledge } from '#domain/rules/rights.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** Open ones as they came in, answered ones the last answered first. */
export function articleProposals(
  db: ReplicaReader,
  { states, articleId, mine, offset, limit }: ProposalsAsked,
  actor: Actor,
): readonly ArticleProposalView[] {
  if (!mine && !mayEditKnowledge(actor)) throw new AppError('forbidden', "Others' proposals are for editors.");
  return sql(
    db,
    `select t.id, t.articleId, article.title as articleTitle, t.fromCaseId, t.text, t.createdBy, author.name as createdByName,
       t.createdAt, t.state, t.answer, editor.name as answeredByName, t.answeredAt
     from articleProposal t
     left join article on article.id = t.articleId
     left join agent author on author.id = t.createdBy
     left join agent editor on editor.id = t.answeredBy
     where t.state in (select value from json_each(?)) and (? is null or t.articleId = ?)
       and t.createdBy = coalesce(?, t.createdBy)
     order by t.answeredAt desc nulls first, t.createdAt, t.id limit ? offset ?`,
  ).all<ArticleProposalView>(JSON.stringify(states), articleId, articleId, mine ? actor.id : null, limit, offset);
}
