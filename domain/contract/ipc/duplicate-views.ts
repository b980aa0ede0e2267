import type { OrganisationId } from '../../model/ids.ts';
import type { LikenessReason } from '../../rules/customer-likeness.ts';
import type { CaseRow } from './case-row.ts';
import type { CustomerSummary } from './customer-views.ts';
import type { FollowUpView } from './follow-up-views.ts';
import type { HoldingView } from './holding-views.ts';
import type { RecommendationView } from './recommendation-views.ts';

/** Two service files that are likely one person's. */
export interface CustomerPair {
  /** Both ids. */
  readonly id: string;
  readonly one: CustomerSummary;
  readonly other: CustomerSummary;
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

export interface DuplicatePage {
  readonly total: number;
  readonly rows: readonly CustomerPair[];
}

/** Somebody who may be the customer that is being written down. */
export interface AlikeCustomer {
  readonly customer: CustomerSummary;
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

/** Why a number is taken for a customer's: it is the very one, another extension of it, or its last digits are the same. */
export const phoneMatches = ['same', 'other-extension', 'same-end'] as const;

/** Who may be calling. */
export interface PhoneCandidate {
  readonly customer: CustomerSummary;
  readonly match: (typeof phoneMatches)[number];
  /** From 0 to 1: less, the more customers share the number. */
  readonly confidence: number;
  /** Those active last. */
  readonly openCases: readonly CaseRow[];
  /** What was promised and is not kept yet, the first due first. */
  readonly promises: readonly FollowUpView[];
  readonly lastPromised: { readonly text: string; readonly at: number } | null;
  /** Contracts and assets in use, with their warranties. */
  readonly holdings: readonly HoldingView[];
  /** What else may help them and nobody has an answer to yet, the newest first. */
  readonly recommendations: readonly RecommendationView[];
}

/** An organisation from whose number the call may come. */
export interface OrganisationCandidate {
  readonly id: OrganisationId;
  readonly name: string;
  readonly match: PhoneCandidate['match'];
  /** That it is this organisation: from 0 to 1, less, the more share the number. */
  readonly confidence: number;
  /** Who of it may be calling: the first few, those with open cases first. */
  readonly people: readonly CustomerSummary[];
  /** Of its people, those active last. */
  readonly openCases: readonly CaseRow[];
}

export interface PhoneLookup {
  /** As people here read it; as it was typed where it was not understood. */
  readonly shown: string;
  readonly isUnderstood: boolean;
  readonly candidates: readonly PhoneCandidate[];
  /** Whose own number it is, the likeliest first. */
  readonly organisations: readonly OrganisationCandidate[];
}
