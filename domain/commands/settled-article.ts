import { type Change, update } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import { articleDraftId, articleId } from '../model/ids.ts';
import type { AnyRecord } from '../model/record.ts';
import { faceOf } from '../rules/knowledge/article-face.ts';
import { revisionOf } from './article-input.ts';
import type { DecideContext } from './definition.ts';

/** The changes that settling a conflict makes to an article or a draft: as an edit would, with the revision it leaves. */
export function settledArticle(
  record: AnyRecord,
  set: Readonly<Record<string, unknown>>,
  context: DecideContext,
): readonly Change[] {
  const id = context.uid;
  if (record.collection === 'article') {
    const before = record.fields as unknown as FieldsOf<'article'>;
    const number = before.revision + 1;
    const updatedAt = Math.max(before.updatedAt, context.happenedAt);
    const face = { ...faceOf(before), ...set };
    return [
      update('article', record.id, { ...set, updatedAt, revision: number }),
      revisionOf(context, face, { id, articleId: articleId.parse(record.id), draftId: null, number, how: 'published' }),
    ];
  }
  const before = record.fields as unknown as FieldsOf<'articleDraft'>;
  const number = before.saves + 1;
  const updatedAt = Math.max(before.updatedAt, context.happenedAt);
  const draftId = articleDraftId.parse(record.id);
  return [
    update('articleDraft', record.id, { ...set, saves: number, updatedBy: context.actor.id, updatedAt }),
    revisionOf(
      context,
      { ...faceOf(before), ...set },
      {
        ...{ id, articleId: before.articleId, draftId, number, how: 'saved' },
      },
    ),
  ];
}
