import type { FieldsOf } from '../model/collections.ts';
import { furtherId } from '../model/further-id.ts';
import type { CustomerId, FollowUpId, ProductFeedbackId } from '../model/ids.ts';
import { mixedId } from '../model/mixed-id.ts';
import type { ProductFeedbackState } from '../model/product-feedback-fields.ts';
import type { Consent, ConsentChannel } from '../model/service-file-fields.ts';
import { type CareBar, careBar } from './care-consent.ts';
import { type Actor, isLead } from './rights.ts';

/** Whoever reported it, who sees to it, and leads say what it is and what became of it. */
export function mayTendFeedback(
  actor: Actor,
  { ownerId, createdBy }: Pick<FieldsOf<'productFeedback'>, 'ownerId' | 'createdBy'>,
): boolean {
  return isLead(actor) || actor.id === ownerId || actor.id === createdBy;
}

const moves: Readonly<Record<ProductFeedbackState, readonly ProductFeedbackState[]>> = {
  open: ['with-product-team', 'answered', 'declined', 'done'],
  'with-product-team': ['open', 'answered', 'declined', 'done'],
  answered: ['with-product-team', 'done'],
  declined: ['with-product-team', 'done'],
  done: ['with-product-team'],
};

/** Where it can go from here: what was answered or is done comes back to the product team, for another answer. */
export function feedbackMovesFrom(state: ProductFeedbackState): readonly ProductFeedbackState[] {
  return moves[state];
}

/** Nobody waits for an answer any more. */
export function isFeedbackSettled(state: ProductFeedbackState): boolean {
  return state !== 'open' && state !== 'with-product-team';
}

/** There is an answer that customers can be told. */
export function isTellable({ state, answer }: Pick<FieldsOf<'productFeedback'>, 'state' | 'answer'>): boolean {
  return isFeedbackSettled(state) && answer.trim() !== '';
}

/** The follow-up in which a customer is told an answer: one for each answer, whoever thinks of it first, on whichever device. */
export function tellingId(id: ProductFeedbackId, customer: CustomerId, round: number): FollowUpId {
  return furtherId(mixedId(id, customer), round) as FollowUpId;
}

/** Answers so long ago are not looked at any more: whoever was to be told then has been, or never will be. */
const roundsLookedAt = 10;

/** The rounds in which a customer may still have a follow-up, this one first. */
export function tellingRounds(round: number): readonly number[] {
  return Array.from({ length: Math.min(round, roundsLookedAt) }, (_, before) => round - before);
}

/**
 * What keeps a customer from being told on a channel; null for nothing. They reported it themselves, so that nobody has to have asked them first
 * whether they want to hear of it; who said no is left alone.
 */
export function tellingFeedbackBar({ consents }: { readonly consents: readonly Consent[] }, channel: ConsentChannel) {
  return consents.some(({ key, state }) => key === channel && state === 'refused') ? 'refused' : null;
}

type File = Parameters<typeof careBar>[0];

/** The same with what a plan minds besides: whether they have such an address, and want to be reached at that minute of the day. */
export function feedbackPlanBar(file: File, channel: ConsentChannel, minute: number): CareBar | null {
  if (tellingFeedbackBar(file, channel)) return 'refused';
  const asked = { key: channel, state: 'granted', since: 0, how: '' } as const;
  return careBar({ ...file, consents: [asked] }, channel, minute);
}
