import { z } from 'zod';
import { insert, update } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import { articleDraftId } from '../model/ids.ts';
import type { StoredRecord } from '../model/record.ts';
import { faceOf } from '../rules/knowledge/article-face.ts';
import { type MergedFaces, mergeFaces } from '../rules/knowledge/merge-faces.ts';
import { mayApproveKnowledge } from '../rules/rights.ts';
import { barredFace, needsTeam, revisionOf, scopeOf } from './article-input.ts';
import { accept, type DecideContext, defineCommand, refuse, type View } from './definition.ts';
import type { Found } from './held-record.ts';
import { needsDraft, openDraft, openDraftStates } from './load-article-draft.ts';

const input = z.strictObject({
  draftId: articleDraftId,
  /** The save that whoever publishes it has seen. */
  saves: z.int().min(1),
  /** When everybody shall read it; at once when it is left out, or over. */
  at: z.int().nullable().default(null),
  /** Whether everybody has to acknowledge it again. */
  askAgain: z.boolean().default(false),
});

type DraftFields = FieldsOf<'articleDraft'>;

/** What the draft and the article, which may have gone on meanwhile, make together. */
export function draftMerged(draft: DraftFields, article: FieldsOf<'article'> | undefined): MergedFaces {
  const mine = faceOf(draft);
  return article && draft.base ? mergeFaces(draft.base, mine, faceOf(article)) : { merged: mine, clashes: [] };
}

/** The article that the draft changes; undefined for a new one. */
function published(view: View, { articleId, baseRevision }: DraftFields): Found<'article'> | undefined {
  const loaded = view.get('article', articleId);
  if (loaded.state === 'present')
    return baseRevision === 0
      ? refuse('already-done', 'This draft has become an article already.')
      : { ok: true, record: loaded.record };
  if (baseRevision === 0) return undefined;
  return loaded.state === 'unknown'
    ? refuse('not-here', 'This article is not held on this device.')
    : refuse('not-found', 'This article does not exist.');
}

/**
 * Makes a draft what everybody reads, now or at a time. Where the article was published anew since the draft began, both are merged; what both
 * changed in different ways has to be settled first.
 */
export const publishArticleDraft = defineCommand({
  name: 'article-draft.publish',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs(a, loaded) {
    const draft = loaded.get('articleDraft', a.draftId);
    const fields = draft.state === 'present' ? draft.record.fields : undefined;
    const other = fields?.baseRevision === 0 ? fields.variantOf : null;
    return [
      ...needsDraft(loaded, a.draftId),
      ...needsTeam(fields?.teamId),
      ...(other ? [{ collection: 'article' as const, id: other }] : []),
    ];
  },
  decide(view, a, context) {
    if (!mayApproveKnowledge(context.actor)) return refuse('forbidden', 'This is for those who approve.');
    const found = openDraft(view, a.draftId, context, { states: openDraftStates, saves: a.saves });
    if (!found.ok) return found;
    const draft = found.record.fields;
    const existing = published(view, draft);
    if (existing && !existing.ok) return existing;
    const { merged, clashes } = draftMerged(draft, existing?.record.fields);
    if (clashes.length > 0)
      return refuse('clash', 'The article was changed in the same places since.', {
        fields: clashes.map(({ field }) => field).join(','),
      });
    const barred = barredFace(view, merged, context);
    if (barred) return barred;
    const by = context.rule ? draft.decidedBy : context.actor.id;
    const updatedAt = Math.max(draft.updatedAt, context.happenedAt);
    if (a.at !== null && a.at > context.happenedAt)
      return accept(
        update('articleDraft', a.draftId, {
          ...{ state: 'scheduled', publishAt: a.at, askAgain: a.askAgain, decidedBy: by, updatedAt },
        }),
      );
    return accept(
      ...articleChanges(view, draft, { merged, before: existing?.record, askAgain: a.askAgain }, context),
      revisionOf(context, merged, {
        ...{ id: context.uid, articleId: draft.articleId, draftId: a.draftId, how: 'published', note: draft.note },
        number: (existing?.record.fields.revision ?? 0) + 1,
      }),
      update('articleDraft', a.draftId, { state: 'published', base: null, publishAt: null, decidedBy: by, updatedAt }),
    );
  },
});

interface Publishing extends Pick<MergedFaces, 'merged'> {
  readonly before: StoredRecord<'article'> | undefined;
  readonly askAgain: boolean;
}

function articleChanges(
  view: View,
  draft: DraftFields,
  { merged, before, askAgain }: Publishing,
  context: DecideContext,
) {
  const scope = scopeOf(merged);
  if (!before) {
    const variant = variantGroup(view, draft);
    const times = { updatedAt: context.happenedAt, publishedAt: context.happenedAt };
    return [
      ...variant.changes,
      insert('article', draft.articleId, scope, {
        ...{ ...merged, authorId: draft.createdBy, ...times, state: 'published', variantOf: variant.group },
        ...{ revision: 1, acknowledgeFrom: 1, externalId: null, importedAs: null },
      }),
    ];
  }
  const { tags, relatedIds, ...set } = merged;
  const { fields } = before;
  const revision = fields.revision + 1;
  const at = Math.max(fields.updatedAt, context.happenedAt);
  const without = <T>(from: readonly T[], items: readonly T[]) => from.filter((item) => !items.includes(item));
  return [
    update(
      'article',
      draft.articleId,
      {
        ...{ ...set, state: 'published', revision, updatedAt: at, publishedAt: at },
        ...(askAgain ? { acknowledgeFrom: revision } : {}),
      },
      {
        add: { tags: without(tags, fields.tags), relatedIds: without(relatedIds, fields.relatedIds) },
        remove: { tags: without(fields.tags, tags), relatedIds: without(fields.relatedIds, relatedIds) },
        ...(scope === before.scope ? {} : { scope }),
      },
    ),
  ];
}

/** The group of a new article that is a variant of another: the other's, which is begun with it where there was none. */
function variantGroup(view: View, { variantOf }: DraftFields) {
  const other = variantOf ? view.get('article', variantOf) : undefined;
  if (!variantOf || other?.state !== 'present') return { group: null, changes: [] };
  const group = other.record.fields.variantOf;
  return group ? { group, changes: [] } : { group: variantOf, changes: [update('article', variantOf, { variantOf })] };
}
