import type { ArticleKind, CaseStatus, Language } from '../../model/choices.ts';
import type { ArticleId, CaseId, CustomerId } from '../../model/ids.ts';
import type { HoldingHit } from './holding-views.ts';

export interface CaseHit {
  readonly id: CaseId;
  readonly number: string;
  readonly subject: string;
  readonly status: CaseStatus;
  readonly customerName: string | null;
}

export interface CustomerHit {
  readonly id: CustomerId;
  readonly name: string;
  readonly organisationName: string | null;
  /** The contact point that matched, or the first. */
  readonly contact: string | null;
}

export interface ArticleHit {
  readonly id: ArticleId;
  readonly title: string;
  readonly kind: ArticleKind;
  readonly language: Language;
}

export interface SearchHits {
  readonly cases: readonly CaseHit[];
  readonly customers: readonly CustomerHit[];
  readonly articles: readonly ArticleHit[];
  /** Assets, orders and contracts, by their numbers. */
  readonly holdings: readonly HoldingHit[];
}

export interface ArticleView extends ArticleHit {
  readonly rev: number;
  readonly body: string;
  readonly tags: readonly string[];
  readonly updatedAt: number;
}
