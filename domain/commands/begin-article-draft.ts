import type { z } from 'zod';
import type { ArticleFace } from '../model/article-values.ts';
import { insert } from '../model/change.ts';
import { articleDraftId, articleId, articleProposalId, articleRevisionId, caseId } from '../model/ids.ts';
import type { StoredRecord } from '../model/record.ts';
import { mergeSet } from '../model/set-items.ts';
import { faceOf } from '../rules/knowledge/article-face.ts';
import { mayEditKnowledge } from '../rules/rights.ts';
import { needsTeam, newFace, revisionOf } from './article-input.ts';
import { accept, defineCommand, refuse, type View } from './definition.ts';
import { heldRecord } from './held-record.ts';

const input = newFace.extend({
  /** The article that it shall change; a new one when it is left out. */
  articleId: articleId.optional(),
  /** The revision of that article which the person had before their eyes; the newest when it is left out. */
  revisionId: articleRevisionId.optional(),
  /** The article of which it will be a variant in another language. */
  variantOf: articleId.nullable().default(null),
  fromCaseId: caseId.nullable().default(null),
  proposalId: articleProposalId.nullable().default(null),
});
const args = input.extend({ draftId: articleDraftId, newId: articleId });

/** Begins to write: a new article, or the next version of one, from the text it has now or had once. */
export const beginArticleDraft = defineCommand({
  name: 'article-draft.begin',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, draftId: minter.id(), newId: minter.id() }),
  needs: (a) => [
    { collection: 'articleDraft', id: a.draftId },
    ...(a.articleId ? [{ collection: 'article' as const, id: a.articleId }, ...needsRevision(a)] : []),
    ...needsTeam(a.teamId),
  ],
  decide(view, a, context) {
    if (!mayEditKnowledge(context.actor)) return refuse('forbidden', 'Drafts are for editors.');
    if (view.get('articleDraft', a.draftId).state === 'present')
      return refuse('exists', 'A draft with this id is there already.');
    const {
      articleId: existing,
      revisionId: _revisionId,
      variantOf,
      fromCaseId,
      proposalId,
      draftId,
      newId,
      ...given
    } = a;
    const found = existing ? heldRecord(view, 'article', existing) : undefined;
    if (found && !found.ok) return found;
    const base = found ? baseOf(view, found.record, a) : { revision: 0, face: null };
    if (!base) return refuse('changed-since', 'The article was published anew since, and what it said is not kept.');
    const face = { ...given, tags: mergeSet([], a.tags), relatedIds: mergeSet([], a.relatedIds) };
    const id = existing ?? newId;
    const by = context.actor.id;
    return accept(
      insert('articleDraft', draftId, 'editors', {
        ...{ articleId: id, baseRevision: base.revision, base: base.face },
        ...face,
        ...{ variantOf, fromCaseId, proposalId, state: 'draft', saves: 1, note: '', publishAt: null, askAgain: false },
        ...{ createdBy: by, createdAt: context.happenedAt, updatedBy: by, updatedAt: context.happenedAt },
        decidedBy: null,
      }),
      revisionOf(context, face, { id: context.uid, articleId: id, draftId, number: 1, how: 'saved' }),
    );
  },
});

type Args = z.output<typeof args>;

function needsRevision({ revisionId }: Args) {
  return revisionId ? [{ collection: 'articleRevision' as const, id: revisionId }] : [];
}

interface Base {
  readonly revision: number;
  readonly face: ArticleFace;
}

/** The article as the person had it before their eyes, who may have been cut off since. */
function baseOf(view: View, article: StoredRecord<'article'>, a: Args): Base | undefined {
  const now = { revision: article.fields.revision, face: faceOf(article.fields) };
  if (a.revisionId === undefined) return now;
  const kept = view.get('articleRevision', a.revisionId);
  if (kept.state !== 'present' || kept.record.fields.articleId !== article.id) return undefined;
  const { number, title, body, settings } = kept.record.fields;
  return number === now.revision ? now : { revision: number, face: { title, body, ...settings } };
}
