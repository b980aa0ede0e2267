import { indexText } from '#domain/rules/search-terms.ts';
import type { SearchedText } from './searched-world.ts';

/** A search engine under test, in a process of its own. */
export interface Engine {
  add(texts: readonly SearchedText[]): void | Promise<void>;
  /** After the last text. */
  finish(): void;
  /** The first so many of each kind that hold all words; how many in all. */
  find(typed: string, limit: number): number;
  /** The articles, by their place among those added, that fit a question best: any of its words counts. */
  answers(question: string, limit: number): readonly number[];
  /** Bytes of the index on disk; undefined for one in memory. */
  bytesOnDisk(): number | undefined;
}

/** Words stand before it. */
export const firstCjk = '\u2e80';

export const kinds = ['case', 'entry', 'customer', 'article'] as const satisfies readonly SearchedText['kind'][];

/** The tokens of the product's index, for engines that cut nothing themselves. */
export function tokensOf(text: string): readonly string[] {
  return indexText(text).split(' ').filter(Boolean);
}

/** What is looked for: the single character that ends a run stands in the pair before it too. */
export function soughtTokens(typed: string): readonly string[] {
  const tokens = tokensOf(typed);
  const longer = tokens.filter((token) => token < firstCjk || [...token].length > 1);
  return longer.length > 0 ? longer : tokens;
}
