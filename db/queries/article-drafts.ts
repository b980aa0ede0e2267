import { AppError } from '#domain/contract/failure.ts';
import type { DraftsAsked } from '#domain/contract/ipc/knowledge-procedures.ts';
import type { ArticleDraftRow, ArticleDraftView, DraftMerge } from '#domain/contract/ipc/knowledge-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { ArticleDraftId } from '#domain/model/ids.ts';
import { faceOf } from '#domain/rules/knowledge/article-face.ts';
import { mergeFaces } from '#domain/rules/knowledge/merge-faces.ts';
import { type Actor, mayEditKnowledge } from '#domain/rules/rights.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';

type Stored = Omit<ArticleDraftRow, 'isNew' | 'isBehind'> & { readonly isNew: number; readonly isBehind: number };

const rowsSql = `
  select t.id, t.articleId, t.baseRevision = 0 as isNew, t.title, t.kind, t.language, t.state, t.saves, t.note, t.publishAt,
    t.createdBy, author.name as createdByName, writer.name as updatedByName, t.updatedAt,
    coalesce(article.revision > t.baseRevision, 0) and t.state not in ('published', 'discarded') as isBehind
  from articleDraft t
  left join agent author on author.id = t.createdBy
  left join agent writer on writer.id = t.updatedBy
  left join article on article.id = t.articleId`;

function rowOf({ isNew, isBehind, ...row }: Stored): ArticleDraftRow {
  return { ...row, isNew: isNew !== 0, isBehind: isBehind !== 0 };
}

export function onlyEditors(actor: Actor): void {
  if (!mayEditKnowledge(actor)) throw new AppError('forbidden', 'Drafts and old versions are for editors.');
}

/** The last changed first. */
export function articleDrafts(
  db: ReplicaReader,
  { states, articleId, mine, offset, limit }: DraftsAsked,
  actor: Actor,
): readonly ArticleDraftRow[] {
  onlyEditors(actor);
  return sql(
    db,
    `${rowsSql}
     where t.state in (select value from json_each(?)) and t.articleId = coalesce(?, t.articleId)
       and coalesce(?, t.createdBy) in (t.createdBy, t.updatedBy)
     order by t.updatedAt desc, t.id limit ? offset ?`,
  )
    .all<Stored>(JSON.stringify(states), articleId, mine ? actor.id : null, limit, offset)
    .map(rowOf);
}

export function articleDraft(db: ReplicaReader, id: ArticleDraftId, actor: Actor): ArticleDraftView {
  onlyEditors(actor);
  const record = loadRecord(db, { collection: 'articleDraft', id });
  const row = sql(db, `${rowsSql} where t.id = ?`).get<Stored>(id);
  if (!record || !row) throw new AppError('not-here', 'This draft is not held on this device.');
  const fields = record.fields as unknown as FieldsOf<'articleDraft'>;
  const { variantOf, fromCaseId, proposalId, askAgain } = fields;
  return {
    ...rowOf(row),
    ...{ rev: record.rev, face: faceOf(fields), variantOf, fromCaseId, proposalId, askAgain },
    merge: mergeOf(db, fields),
  };
}

/** What has become of the article meanwhile. */
function mergeOf(db: ReplicaReader, draft: FieldsOf<'articleDraft'>): DraftMerge | null {
  const article = loadRecord(db, { collection: 'article', id: draft.articleId });
  if (!article || draft.base === null) return null;
  const fields = article.fields as unknown as FieldsOf<'article'>;
  if (fields.revision === draft.baseRevision) return null;
  const theirs = faceOf(fields);
  const { merged, clashes } = mergeFaces(draft.base, faceOf(draft), theirs);
  const { base } = draft;
  return { revision: fields.revision, base, theirs, merged: clashes.length > 0 ? null : merged, clashes };
}
