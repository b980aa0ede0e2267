import { z } from 'zod';
import { update } from '../model/change.ts';
import { articleDraftId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { faceOf } from '../rules/knowledge/article-face.ts';
import { editedFace, faceEdit, revisionOf } from './article-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { needsDraft, openDraft } from './load-article-draft.ts';

const input = z.strictObject({ draftId: articleDraftId, ...faceEdit });

/**
 * Saves what somebody wrote on a draft, and keeps it as a revision as they wrote it: whatever becomes of two who write on one draft, nobody's
 * words are lost. What is approved is changed only after it was taken back.
 */
export const editArticleDraft = defineCommand({
  name: 'article-draft.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => needsDraft(loaded, a.draftId),
  decide(view, a, context) {
    const found = openDraft(view, a.draftId, context, { states: ['draft', 'in-review'] });
    if (!found.ok) return found;
    const before = found.record.fields;
    const after = editedFace(faceOf(before), a);
    const set = Object.fromEntries(
      Object.entries(after).filter(
        ([name, value]) =>
          name !== 'tags' && name !== 'relatedIds' && !sameJson(value, before[name as keyof typeof before]),
      ),
    );
    const isSame = sameJson(before.tags, after.tags) && sameJson(before.relatedIds, after.relatedIds);
    if (Object.keys(set).length === 0 && isSame) return refuse('nothing-to-do', 'Nothing was changed.');
    const saves = before.saves + 1;
    const updatedAt = Math.max(before.updatedAt, context.happenedAt);
    return accept(
      update(
        'articleDraft',
        a.draftId,
        { ...set, saves, updatedBy: context.actor.id, updatedAt },
        { add: a.add, remove: a.remove },
      ),
      revisionOf(context, after, {
        ...{ id: context.uid, articleId: before.articleId, draftId: a.draftId, number: saves, how: 'saved' },
      }),
    );
  },
});
