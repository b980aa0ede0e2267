import { indexText, matchQuery, type SearchRun, searchRuns } from '../search-terms.ts';
import type { QueryPart } from './query-part.ts';
import { type SynonymGroup, waysToSay } from './synonyms.ts';

/** What a text must say to be found: all the words in one of the ways to say them, and every phrase just so. */
export interface Wanted {
  readonly ways: readonly string[];
  readonly phrases: readonly string[];
}

export function wantedOf(parts: readonly QueryPart[], groups: readonly SynonymGroup[]): Wanted {
  const words = parts.flatMap((part) => (part.kind === 'word' ? [part.text] : [])).join(' ');
  const phrases = parts.flatMap((part) => (part.kind === 'phrase' ? [part.text] : []));
  return { ways: words === '' ? [] : waysToSay(words, groups), phrases };
}

/** A phrase as the index holds it: the single character that closes a run of CJK there may be the first of a pair. */
export function phraseQuery(phrase: string): string | null {
  const last = searchRuns(phrase).at(-1);
  if (!last) return null;
  const tokens = indexText(phrase).split(' ');
  if (!last.cjk) return `"${tokens.join(' ')}"`;
  if ([...last.text].length === 1) return `"${tokens.join(' ')}"*`;
  return `"${tokens.slice(0, -1).join(' ')}"`;
}

/** One letter alone is looked for as the word that it is: half of all words begin with it. */
function wayQuery(way: string): string | null {
  return matchQuery(way)?.replace(/"([a-z0-9])"\*/g, '"$1"') ?? null;
}

/** The FTS5 query; `null` when there is nothing to look for in it. */
export function wantedQuery({ ways, phrases }: Wanted): string | null {
  const said = ways.flatMap((way) => wayQuery(way) ?? []);
  const exact = phrases.flatMap((phrase) => phraseQuery(phrase) ?? []);
  const all = [...(said.length > 0 ? [said.map((way) => `(${way})`).join(' OR ')] : []), ...exact];
  return all.length > 0 ? all.map((each) => `(${each})`).join(' AND ') : null;
}

/** What to mark in a text that was found. */
export function wantedRuns({ ways, phrases }: Wanted): SearchRun[] {
  const runs = [...ways, ...phrases].flatMap(searchRuns);
  return [...new Map(runs.map((run) => [run.text, run])).values()];
}
