import type { ArticleAudience, ArticleKind, ArticleState, Language } from '#domain/model/choices.ts';
import type { ArticleCategoryId } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';

/** How the list of articles is narrowed beside the words. */
export type Filters = {
  readonly kinds: ArticleKind[];
  readonly languages: Language[];
  readonly audiences: ArticleAudience[];
  readonly states: ArticleState[];
  readonly category: ArticleCategoryId | 'none' | null;
  readonly tag: string | null;
  /** Only what somebody should look at by today. */
  readonly toReview: boolean;
};

export const noFilters: Filters = {
  ...{ kinds: [], languages: [], audiences: [], states: ['published'], category: null, tag: null, toReview: false },
};

export function isNarrowed(filters: Filters): boolean {
  return !sameJson(filters, noFilters);
}
