import { z } from 'zod';
import {
  type ArticleKind,
  type ArticleVerdict,
  type ArticleWay,
  type Language,
  languages,
  type MissPlace,
} from '../../model/choices.ts';
import { type ArticleId, articleId, type CaseId, caseId } from '../../model/ids.ts';
import type { Mark } from '../../rules/knowledge/telling-passage.ts';
import { query } from './procedure.ts';
import type { SaveState } from './save-state.ts';
import type { ArticleHit } from './search-views.ts';

/** An article that may help, with the passage that says most of what was asked. */
export interface SuggestedArticle extends ArticleHit {
  readonly passage: string;
  /** What of the passage was asked. */
  readonly marks: readonly Mark[];
  readonly titleMarks: readonly Mark[];
  /** It has too few of the words to be found by them. */
  readonly byMeaning: boolean;
}

export interface ArticleUsed {
  readonly way: ArticleWay;
  readonly byName: string;
  readonly at: number;
}

/** An article that served on a case. */
export interface UsedArticle {
  readonly articleId: ArticleId;
  /** None for one that this device does not hold. */
  readonly title: string | null;
  readonly kind: ArticleKind | null;
  readonly language: Language | null;
  /** The last first. */
  readonly uses: readonly ArticleUsed[];
  readonly verdict: ArticleVerdict | null;
  readonly verdictByName: string | null;
  /** Whether it was changed after it was used last. */
  readonly changedSince: boolean;
  readonly saveState: SaveState;
}

/** How an article has served so far, on the cases of this device. */
export interface ArticleCounts {
  readonly cases: number;
  readonly helped: number;
  readonly notHelped: number;
  readonly lastUsedAt: number | null;
}

/** What was asked and had no answer in the knowledge base: searches without a click and cases solved without an article, about the same. */
export interface KnowledgeGap {
  /** Of its newest example: it names the group while it is on show. */
  readonly id: string;
  /** In the words of its shortest example. */
  readonly label: string;
  readonly searches: number;
  readonly cases: number;
  readonly lastAt: number;
  readonly examples: readonly GapExample[];
  /** One that was written or changed since, and answers it. */
  readonly answeredBy: { readonly id: ArticleId; readonly title: string } | null;
}

export type GapExample = { readonly text: string; readonly at: number } & (
  | { readonly kind: 'search'; readonly place: MissPlace }
  | { readonly kind: 'case'; readonly caseId: CaseId; readonly number: string }
);

/** How long back gaps are looked for. */
export const gapDays = [7, 30, 90] as const;

const suggestAsked = z.strictObject({
  /** Its subject and its customer's last message are asked too. */
  caseId: caseId.nullable().default(null),
  /** What is being written. */
  typed: z.string().max(20_000).default(''),
  /** Who it is about, beside the case's customer: none of it leaves this device. */
  names: z.array(z.string().max(300)).max(10).default([]),
  /** Of these languages first; others fill what is left. */
  languages: z.array(z.enum(languages)).max(3).default([]),
  limit: z.int().min(1).max(20).default(5),
});
export type SuggestAsked = z.output<typeof suggestAsked>;

export const knowledgeAtWorkProcedures = {
  /** The likeliest first; none where nothing in particular is asked. What was used on the case already is left out. */
  'articleSuggestions.find': query<readonly SuggestedArticle[]>()(suggestAsked),
  /** What served on a case and on those that were merged into it, the last first. */
  'articleUses.list': query<readonly UsedArticle[]>()(z.strictObject({ caseId })),
  'articleUses.counts': query<ArticleCounts>()(z.strictObject({ articleId })),
  /** For who keeps the knowledge base: what was asked most often first. */
  'knowledgeGaps.list': query<readonly KnowledgeGap[]>()(z.strictObject({ days: z.literal(gapDays) })),
} as const;
