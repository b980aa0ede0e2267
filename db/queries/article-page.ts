import { AppError } from '#domain/contract/failure.ts';
import type { ArticlePage } from '#domain/contract/ipc/knowledge-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { type ArticleId, type ArticleRevisionId, articleId, articleRevisionId } from '#domain/model/ids.ts';
import { type Actor, mayEditKnowledge } from '#domain/rules/rights.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';
import { hasAcknowledged } from './announcements.ts';
import { categoryPath } from './article-categories.ts';
import { articleDrafts } from './article-drafts.ts';
import { namedArticles } from './knowledge-list.ts';

const openStates = ['draft', 'in-review', 'approved', 'scheduled'] as const;

export function articlePage(db: ReplicaReader, id: ArticleId, actor: Actor): ArticlePage {
  const record = loadRecord(db, { collection: 'article', id });
  if (!record) throw new AppError('not-here', 'This article is not held on this device.');
  const fields = record.fields as unknown as FieldsOf<'article'>;
  const { acknowledgeFrom, variantOf, authorId, ...shown } = fields;
  const asked = { states: [...openStates], articleId: id, mine: false, offset: 0, limit: 20 };
  const isForAll = fields.kind === 'announcement' && fields.state === 'published';
  return {
    ...{ id, rev: record.rev, ...shown },
    revisionId: publishedAs(db, id, fields.revision),
    ownerName: nameOf(db, fields.ownerId),
    authorName: nameOf(db, authorId),
    categoryPath: categoryPath(db, fields.categoryId),
    variants: namedArticles(db, variantsOf(db, id, variantOf)),
    related: namedArticles(db, fields.relatedIds),
    drafts: mayEditKnowledge(actor) ? articleDrafts(db, asked, actor) : [],
    acknowledged: isForAll ? hasAcknowledged(db, { id, acknowledgeFrom }, actor.id) : null,
  };
}

function nameOf(db: ReplicaReader, id: string | null): string | null {
  return id === null ? null : (sql(db, 'select name from agent where id = ?').get<{ name: string }>(id)?.name ?? null);
}

function variantsOf(db: ReplicaReader, id: ArticleId, group: ArticleId | null): readonly ArticleId[] {
  if (group === null) return [];
  const text = 'select id from article where variantOf = ? and id <> ? order by language, id';
  return sql(db, text)
    .all<{ id: string }>(group, id)
    .map((row) => articleId.parse(row.id));
}

/** None on a device that holds no revisions. */
function publishedAs(db: ReplicaReader, id: ArticleId, revision: number): ArticleRevisionId | null {
  const text = `select id from articleRevision
    where articleId = ? and how = 'published' and number = ? order by happenedAt desc limit 1`;
  const row = sql(db, text).get<{ id: string }>(id, revision);
  return row ? articleRevisionId.parse(row.id) : null;
}
