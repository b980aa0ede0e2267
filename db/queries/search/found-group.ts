import type { FoundGroup } from '#domain/contract/ipc/search-procedures.ts';

/** Which part of a group is asked for. */
export interface Part {
  readonly from: number;
  readonly limit: number;
}

export const nothingFound: FoundGroup<never> = { hits: [], count: 0, isMore: false, next: null };

/** A part of what was found, in its order; `hitsOf` reads only what is shown. `most`: with so many the looking ended. */
export function groupOf<Key, Hit>(
  keys: readonly Key[],
  { from, limit }: Part,
  most: number,
  hitsOf: (shown: readonly Key[]) => readonly Hit[],
): FoundGroup<Hit> {
  const to = from + limit;
  return {
    hits: hitsOf(keys.slice(from, to)),
    count: Math.min(keys.length, most),
    isMore: keys.length >= most,
    next: to < keys.length ? to : null,
  };
}
