import type { CaseStatus } from '../../model/choices.ts';

/** What can be looked for, in the order in which it is shown. */
export const searchKinds = ['case', 'customer', 'article', 'entry', 'call', 'holding'] as const;
export type SearchKind = (typeof searchKinds)[number];

/**
 * A piece of what was typed into the search field. A chip stands for each that is no word; taking one away and writing the rest with
 * `writeQuery` edits the text.
 */
export type QueryPart =
  | { readonly kind: 'word'; readonly text: string }
  /** In quotes: to be found just so. */
  | { readonly kind: 'phrase'; readonly text: string }
  /** Only what is of this kind; of several, any. */
  | { readonly kind: 'in'; readonly what: SearchKind }
  /** A case by its number. */
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'tel'; readonly phone: string }
  /** Who said or wrote it, or whose case it is: a name or a part of one. */
  | { readonly kind: 'from'; readonly name: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'status'; readonly status: CaseStatus }
  /** From that day on. `day` is a date (`2026-11-22`), or so many days ago (`7d`; today is `0d`). */
  | { readonly kind: 'after'; readonly day: string }
  /** Earlier than that day. */
  | { readonly kind: 'before'; readonly day: string };
