import type { FoundCase, FoundCustomer, FoundGroup, SearchPage } from '#domain/contract/ipc/search-procedures.ts';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { idOf } from './case-views.ts';

const none: FoundGroup<never> = { hits: [], count: 0, isMore: false, next: null };

/** What a search answers that found nothing else. */
export function aSearchPage(found: Partial<SearchPage> = {}): SearchPage {
  return {
    ...{ cases: none, customers: none, articles: none, entries: none, calls: none, holdings: none },
    ...{ didYouMean: null, behind: 0 },
    ...found,
  };
}

/** All that there are of one kind. */
export function allOf<Hit>(...hits: Hit[]): FoundGroup<Hit> {
  return { hits, count: hits.length, isMore: false, next: null };
}

/** The nth case, found by what its subject says between brackets. */
export function aFoundCase(n: number, subject: string, more: Partial<Omit<FoundCase, 'subject'>> = {}): FoundCase {
  return {
    ...{ id: idOf<CaseId>(n), number: String(10_000 + n), status: 'open', customerName: null, at: 0, excerpt: null },
    subject: marked(subject),
    ...more,
  };
}

export function aFoundCustomer(
  n: number,
  name: string,
  more: Partial<Omit<FoundCustomer, 'name'>> = {},
): FoundCustomer {
  return { id: idOf<CustomerId>(n), organisationName: null, contact: null, name: marked(name), ...more };
}

function marked(text: string) {
  const from = text.indexOf('[');
  const to = text.indexOf(']') - 1;
  return { text: text.replace(/[[\]]/g, ''), ranges: from < 0 ? [] : [[from, to] as const] };
}
