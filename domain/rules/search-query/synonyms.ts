import { searchFold } from '../search-terms.ts';

/** Words that mean the same, as the workspace defines them. One way: what is typed as the first finds the others, not the other way round. */
export interface SynonymGroup {
  readonly terms: readonly string[];
  readonly oneWay: boolean;
}

/** More ways to say one thing than anybody types; every one is looked for. */
const mostWays = 12;
const wordCharacter = /[a-z0-9\u00c0-\u024f\u0370-\u052f]/;

/** A Latin word is not found in the midst of another. */
function placeIn(text: string, term: string): number {
  const begins = wordCharacter.test(term.charAt(0));
  const ends = wordCharacter.test(term.charAt(term.length - 1));
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + term.length);
    if (!(begins && wordCharacter.test(before)) && !(ends && wordCharacter.test(after))) return at;
  }
  return -1;
}

/** What was typed and, for each word of a group that stands in it, the same with another of the group in its place. */
export function waysToSay(typed: string, groups: readonly SynonymGroup[]): string[] {
  if (groups.length === 0) return [typed];
  const text = searchFold(typed);
  const ways = new Set<string>();
  for (const { terms, oneWay } of groups) {
    const folded = terms.map((term) => searchFold(term).trim()).filter((term) => term !== '');
    for (const term of oneWay ? folded.slice(0, 1) : folded) {
      const at = placeIn(text, term);
      if (at < 0) continue;
      for (const other of folded)
        if (other !== term && ways.size < mostWays)
          ways.add(`${text.slice(0, at)} ${other} ${text.slice(at + term.length)}`.replace(/\s+/gu, ' ').trim());
    }
  }
  ways.delete(text);
  return [typed, ...ways];
}
