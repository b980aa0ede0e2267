import type { SearchPage } from '#domain/contract/ipc/search-procedures.ts';
import type { QueryPart } from '#domain/rules/search-query/query-part.ts';
import { readQuery } from '#domain/rules/search-query/read-query.ts';
import { writeQuery } from '#domain/rules/search-query/write-query.ts';
import { searchFold } from '#domain/rules/search-terms.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { isWordBegun, nearestWord } from '../../search/near-words.ts';

/** With fewer hits than that somebody may have mistyped. */
const few = 3;
const mostWords = 4;

function corrected(db: ReplicaReader, part: QueryPart): QueryPart {
  if (part.kind !== 'word') return part;
  const word = searchFold(part.text);
  if (!/^[a-z]{4,40}$/.test(word) || isWordBegun(db, word)) return part;
  const near = nearestWord(db, word);
  return near === undefined ? part : { kind: 'word', text: near };
}

/** What to search for instead, where what was typed finds too little and a Latin word in it is near one that is here. */
export function meant(
  db: ReplicaReader,
  typed: string,
  { cases, customers, articles, entries, calls }: Omit<SearchPage, 'didYouMean' | 'behind'>,
): string | null {
  const found = [cases, customers, articles, entries, calls].reduce((sum, { count }) => sum + count, 0);
  if (found >= few) return null;
  const parts = readQuery(typed);
  if (parts.filter(({ kind }) => kind === 'word').length > mostWords) return null;
  const better = parts.map((part) => corrected(db, part));
  return better.some((part, at) => part !== parts[at]) ? writeQuery(better) : null;
}
