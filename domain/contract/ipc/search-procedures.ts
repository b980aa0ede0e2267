import { z } from 'zod';
import type { ArticleKind, CallDirection, CaseStatus, EntryKind, Language } from '../../model/choices.ts';
import type { ArticleId, CallId, CaseId, CustomerId, EntryId } from '../../model/ids.ts';
import type { MarkedText } from '../../rules/search-query/marks.ts';
import { searchKinds } from '../../rules/search-query/query-part.ts';
import { nothing, zone } from './common-input.ts';
import type { HoldingHit } from './holding-views.ts';
import { command, query } from './procedure.ts';

/** The case itself, and where in it the words stand. */
export interface FoundCase {
  readonly id: CaseId;
  readonly number: string;
  readonly subject: MarkedText;
  readonly status: CaseStatus;
  readonly customerName: string | null;
  readonly at: number;
  /** Of the description, where the words stand there. */
  readonly excerpt: MarkedText | null;
}

/** A line of a case's timeline. */
export interface FoundEntry {
  readonly id: EntryId;
  readonly caseId: CaseId;
  readonly caseNumber: string | null;
  readonly caseSubject: string | null;
  readonly kind: EntryKind;
  readonly authorName: string;
  readonly at: number;
  readonly excerpt: MarkedText;
}

export interface FoundCall {
  readonly id: CallId;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  readonly agentName: string;
  readonly phone: string;
  readonly direction: CallDirection;
  readonly at: number;
  readonly excerpt: MarkedText;
}

export interface FoundCustomer {
  readonly id: CustomerId;
  readonly name: MarkedText;
  readonly organisationName: string | null;
  /** The contact point that matched, or the first. */
  readonly contact: string | null;
}

export interface FoundArticle {
  readonly id: ArticleId;
  readonly title: MarkedText;
  readonly kind: ArticleKind;
  readonly language: Language;
  readonly excerpt: MarkedText;
}

/** The best of one kind. `next` asks for those after them. */
export interface FoundGroup<Hit> {
  readonly hits: readonly Hit[];
  /** How many there are; with `isMore` there are more than that. */
  readonly count: number;
  readonly isMore: boolean;
  readonly next: number | null;
}

export interface SearchPage {
  readonly cases: FoundGroup<FoundCase>;
  readonly customers: FoundGroup<FoundCustomer>;
  readonly articles: FoundGroup<FoundArticle>;
  readonly entries: FoundGroup<FoundEntry>;
  readonly calls: FoundGroup<FoundCall>;
  readonly holdings: FoundGroup<HoldingHit>;
  /** What was likely meant, as a text to search for, where what was typed finds next to nothing. */
  readonly didYouMean: string | null;
  /** Records that are here and cannot be found by their words yet. */
  readonly behind: number;
}

export const searchIndexAsked = z.enum(['start', 'pause', 'resume']);
export type SearchIndexAsked = z.infer<typeof searchIndexAsked>;

/** How far what records are found by has come. */
export const searchIndexState = z.object({
  /** About so many records cannot be found by their words yet. */
  behind: z.int(),
  paused: z.boolean(),
});
export type SearchIndexState = Readonly<z.infer<typeof searchIndexState>>;

/** Watched under `search`: more can be found than before. */
export const searchProcedures = {
  'search.get': query<SearchIndexState>()(nothing),
  /** Makes the index anew while everything else goes on, or lets that rest or go on. */
  'search.reindex': command<SearchIndexState>()(z.strictObject({ what: searchIndexAsked })),

  /**
   * Everything that was typed finds, in the language of `readQuery`. A kind that is not asked for, here or by what was typed, comes back empty. `from`
   * is the `next` of a group, for one kind alone.
   */
  'search.list': query<SearchPage>()(
    z.strictObject({
      text: z.string().max(400),
      kinds: z
        .array(z.enum(searchKinds))
        .min(1)
        .default([...searchKinds]),
      limit: z.int().min(1).max(100).default(8),
      from: z.int().min(0).max(10_000).default(0),
      zone,
    }),
  ),
};
