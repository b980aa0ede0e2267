import type { CaseStatus } from '#domain/model/choices.ts';
import { type DayRange, type Moment, type Span, spanOf } from '#domain/rules/case-query/day-range.ts';
import { daysAfter, daysBefore } from '#domain/rules/search-query/query-day.ts';
import type { QueryPart, SearchKind } from '#domain/rules/search-query/query-part.ts';
import type { SynonymGroup } from '#domain/rules/search-query/synonyms.ts';
import { phraseQuery, wantedOf, wantedQuery, wantedRuns } from '#domain/rules/search-query/wanted.ts';
import type { SearchRun } from '#domain/rules/search-terms.ts';

/** What was typed, as the look-ups need it. */
export interface SearchPlan {
  /** Everything to be looked for in texts, as it was typed. */
  readonly words: string;
  /** The same with other words for it. */
  readonly ways: readonly string[];
  /** The same as an FTS5 query; none where there are no words. */
  readonly query: string | null;
  /** For texts that have the words as they were typed, one after the other and whole. */
  readonly exactQuery: string | null;
  readonly runs: readonly SearchRun[];
  readonly kinds: ReadonlySet<SearchKind>;
  readonly numbers: readonly string[];
  readonly phones: readonly string[];
  readonly names: readonly string[];
  readonly tags: readonly string[];
  readonly statuses: readonly CaseStatus[];
  /** Null where no time was named. */
  readonly span: Span | null;
}

function intersected(ranges: readonly DayRange[], moment: Moment): Span | null {
  const spans = ranges.flatMap((range) => spanOf(range, moment) ?? []);
  if (spans.length === 0) return null;
  const starts = spans.flatMap(({ from }) => from ?? []);
  const ends = spans.flatMap(({ to }) => to ?? []);
  return { from: starts.length > 0 ? Math.max(...starts) : null, to: ends.length > 0 ? Math.min(...ends) : null };
}

function textsOf<K extends QueryPart['kind']>(parts: readonly QueryPart[], kind: K) {
  return parts.filter((part): part is Extract<QueryPart, { kind: K }> => part.kind === kind);
}

export function planOf(
  parts: readonly QueryPart[],
  asked: readonly SearchKind[],
  synonyms: readonly SynonymGroup[],
  moment: Moment,
): SearchPlan {
  const wanted = wantedOf(parts, synonyms);
  const words = parts.flatMap((part) => (part.kind === 'word' || part.kind === 'phrase' ? [part.text] : [])).join(' ');
  const named = textsOf(parts, 'in').map(({ what }) => what);
  const days = [
    ...textsOf(parts, 'after').map(({ day }) => daysAfter(day)),
    ...textsOf(parts, 'before').map(({ day }) => daysBefore(day)),
  ];
  return {
    words,
    ways: wanted.ways,
    query: wantedQuery(wanted),
    exactQuery: phraseQuery(words),
    runs: wantedRuns(wanted),
    kinds: new Set(asked.filter((kind) => named.length === 0 || named.includes(kind))),
    numbers: textsOf(parts, 'number').map(({ number }) => number),
    phones: textsOf(parts, 'tel').map(({ phone }) => phone),
    names: textsOf(parts, 'from').map(({ name }) => name),
    tags: textsOf(parts, 'tag').map(({ tag }) => tag),
    statuses: textsOf(parts, 'status').map(({ status }) => status),
    span: intersected(days, moment),
  };
}

/** Something but words says which cases, lines or calls are meant. */
export function narrows({ numbers, phones, names, tags, statuses, span }: SearchPlan): boolean {
  return [numbers, phones, names, tags, statuses].some((some) => some.length > 0) || span !== null;
}
