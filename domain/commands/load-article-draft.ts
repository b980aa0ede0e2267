import type { ArticleDraftState } from '../model/choices.ts';
import type { ArticleDraftId } from '../model/ids.ts';
import type { RecordRef } from '../model/record.ts';
import { mayEditKnowledge } from '../rules/rights.ts';
import { type DecideContext, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';

/** Where a draft is until it has become what is published, or was given up. */
export const openDraftStates: readonly ArticleDraftState[] = ['draft', 'in-review', 'approved', 'scheduled'];

/** The draft, and the article it is about. */
export function needsDraft(view: View, id: ArticleDraftId): readonly RecordRef[] {
  const loaded = view.get('articleDraft', id);
  const self = { collection: 'articleDraft' as const, id };
  if (loaded.state !== 'present') return [self];
  return [self, { collection: 'article', id: loaded.record.fields.articleId }];
}

interface Wanted {
  readonly states: readonly ArticleDraftState[];
  /** The save that the person has seen; left out where they need not have. */
  readonly saves?: number;
}

/** The draft for a command of an editor, in one of the states that it makes sense in. */
export function openDraft(
  view: View,
  id: ArticleDraftId,
  { actor }: DecideContext,
  { states, saves }: Wanted,
): Found<'articleDraft'> {
  if (!mayEditKnowledge(actor)) return refuse('forbidden', 'Drafts are for editors.');
  const found = heldRecord(view, 'articleDraft', id, 'draft');
  if (!found.ok) return found;
  const { fields } = found.record;
  if (!openDraftStates.includes(fields.state)) return refuse('already-done', 'This draft is done with.');
  if (!states.includes(fields.state))
    return refuse('draft-settled', `A draft cannot be changed so while it is ${fields.state}.`, {
      state: fields.state,
    });
  if (saves !== undefined && saves !== fields.saves)
    return refuse('changed-since', 'Somebody has written on this draft since.');
  return found;
}
