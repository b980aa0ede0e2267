import { z } from 'zod';
import { update } from '../model/change.ts';
import { articleDraftId } from '../model/ids.ts';
import { faceOf } from '../rules/knowledge/article-face.ts';
import { revisionOf, someValues } from './article-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { needsDraft, openDraft, openDraftStates } from './load-article-draft.ts';
import { draftMerged } from './publish-article-draft.ts';

const input = z.strictObject({
  draftId: articleDraftId,
  /** The save, and the article's revision, that whoever settles it has before their eyes. */
  saves: z.int().min(1),
  revision: z.int().min(1),
  /** What shall stand of all that clashes. */
  set: someValues,
});

/**
 * Brings a draft up to the article as it is published now: what merges by itself is merged, what clashes becomes what was chosen. The draft goes
 * on from that revision.
 */
export const settleArticleDraft = defineCommand({
  name: 'article-draft.settle',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => needsDraft(loaded, a.draftId),
  decide(view, a, context) {
    const found = openDraft(view, a.draftId, context, { states: openDraftStates, saves: a.saves });
    if (!found.ok) return found;
    const draft = found.record.fields;
    const article = heldRecord(view, 'article', draft.articleId);
    if (!article.ok) return article;
    if (draft.baseRevision === article.record.fields.revision)
      return refuse('nothing-to-do', 'The article has stayed as it was.');
    if (article.record.fields.revision !== a.revision)
      return refuse('changed-since', 'The article was published anew since.');
    const { merged, clashes } = draftMerged(draft, article.record.fields);
    const open = clashes.filter(({ field }) => a.set[field] === undefined);
    if (open.length > 0)
      return refuse('clash', 'Something both changed is not settled.', {
        fields: open.map(({ field }) => field).join(','),
      });
    const chosen = clashes.flatMap(({ field }) => (field === 'audience' ? ['audience', 'teamId'] : [field]));
    const given = Object.fromEntries(Object.entries(a.set).filter(([name]) => chosen.includes(name)));
    const settled = { ...merged, ...given };
    const face = settled.audience === 'team' ? settled : { ...settled, teamId: null };
    const { tags, relatedIds, ...set } = face;
    const saves = draft.saves + 1;
    const without = <T>(from: readonly T[], items: readonly T[]) => from.filter((item) => !items.includes(item));
    return accept(
      update(
        'articleDraft',
        a.draftId,
        {
          ...{ ...set, saves, base: faceOf(article.record.fields), baseRevision: article.record.fields.revision },
          ...{ updatedBy: context.actor.id, updatedAt: Math.max(draft.updatedAt, context.happenedAt) },
          // It is another text than the one that was approved.
          ...(draft.state === 'approved' || draft.state === 'scheduled'
            ? { state: 'in-review' as const, publishAt: null, decidedBy: null }
            : {}),
        },
        {
          add: { tags: without(tags, draft.tags), relatedIds: without(relatedIds, draft.relatedIds) },
          remove: { tags: without(draft.tags, tags), relatedIds: without(draft.relatedIds, relatedIds) },
        },
      ),
      revisionOf(context, face, {
        ...{ id: context.uid, articleId: draft.articleId, draftId: a.draftId, number: saves, how: 'saved' },
      }),
    );
  },
});
