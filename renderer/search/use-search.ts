import { useEffect, useRef } from 'react';
import type { Failure } from '#domain/contract/failure.ts';
import type { SearchPage } from '#domain/contract/ipc/search-procedures.ts';
import { readQuery } from '#domain/rules/search-query/read-query.ts';
import { zoneHere } from '../state/format-day.ts';
import { useQuery } from '../state/use-query.ts';

/** What may be found otherwise after it changed; `search`: more can be found than before. */
export const searched = ['case', 'customer', 'article', 'entry', 'call', 'holding', 'search'];

const fewOfEach = 6;
const oneKindAlone = 20;

interface Found {
  readonly text: string;
  readonly page: SearchPage;
}

interface Search {
  /** The last answer, with the text that it answers. */
  readonly found: Found | undefined;
  /** Whether the answer is for what stands in the field now. */
  readonly isCurrent: boolean;
  readonly failure: Failure | undefined;
}

/** Answers stand until the next is there; one to a text that is no longer asked for is not shown. */
export function useSearch(text: string): Search {
  const kinds = new Set(readQuery(text).flatMap((part) => (part.kind === 'in' ? [part.what] : [])));
  const limit = kinds.size === 1 ? oneKindAlone : fewOfEach;
  const state = useQuery('search.list', { text, limit, zone: zoneHere() }, { collections: searched, whileShown: true });
  const now = state.value && { text, page: state.value };
  const former = useRef<Found | undefined>(undefined);
  useEffect(() => {
    if (state.value) former.current = { text, page: state.value };
  }, [state.value, text]);
  return {
    found: now ?? former.current,
    isCurrent: now !== undefined,
    failure: now ? undefined : state.failure,
  };
}
