import { z } from 'zod';
import { update } from '../model/change.ts';
import type { ArticleDraftState } from '../model/choices.ts';
import { articleDraftId } from '../model/ids.ts';
import { mayApproveKnowledge } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { needsDraft, openDraft, openDraftStates } from './load-article-draft.ts';

const moves = ['in-review', 'draft', 'approved', 'discarded'] as const;

const input = z.strictObject({
  draftId: articleDraftId,
  to: z.enum(moves),
  /** The save that whoever moves it has seen. */
  saves: z.int().min(1),
  /** For whom it goes to: what to look at, why it comes back. */
  note: z.string().trim().max(2000).default(''),
});

const from: Readonly<Record<(typeof moves)[number], readonly ArticleDraftState[]>> = {
  'in-review': ['draft', 'approved', 'scheduled'],
  draft: ['in-review', 'approved', 'scheduled'],
  approved: ['draft', 'in-review', 'scheduled'],
  discarded: openDraftStates,
};

/** Hands a draft in, gives it back with a reason, approves it, or gives it up. */
export const moveArticleDraft = defineCommand({
  name: 'article-draft.move',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => needsDraft(loaded, a.draftId),
  decide(view, a, context) {
    const found = openDraft(view, a.draftId, context, { states: from[a.to], saves: a.saves });
    if (!found.ok) return found;
    const { state, createdBy, updatedBy, updatedAt } = found.record.fields;
    const { actor } = context;
    const isSettled = state === 'approved' || state === 'scheduled';
    const isOwn = createdBy === actor.id || updatedBy === actor.id;
    const isForApprover = a.to === 'approved' || isSettled || (a.to !== 'in-review' && !isOwn);
    if (isForApprover && !mayApproveKnowledge(actor)) return refuse('forbidden', 'This is for those who approve.');
    return accept(
      update('articleDraft', a.draftId, {
        ...{ state: a.to, note: a.note, askAgain: false },
        // When it should have been published shows who has to look why it was not.
        ...(context.rule ? {} : { publishAt: null }),
        ...(a.to === 'approved' ? { decidedBy: actor.id } : a.to === 'draft' ? { decidedBy: null } : {}),
        // Nobody reads it any more.
        ...(a.to === 'discarded' ? { base: null } : {}),
        updatedAt: Math.max(updatedAt, context.happenedAt),
      }),
    );
  },
});
