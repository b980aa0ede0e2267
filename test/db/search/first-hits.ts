import type { ReplicaReader } from '#db/connection/handle.ts';
import { searchPage } from '#db/queries/search-page.ts';
import { type SearchPage, searchProcedures } from '#domain/contract/ipc/search-procedures.ts';
import { me } from '../queries/asking.ts';

/** The first of each kind that a text finds, as a person reads them: without what is set off in them. */
export function firstHits(db: ReplicaReader, asked: { readonly text: string; readonly limit?: number }) {
  const { zone, ...parsed } = searchProcedures['search.list'].input.parse(asked);
  return plainHits(searchPage(db, parsed, { now: me.now, zone, zones: me.zones }));
}

/** The same of an answer. */
export function plainHits({ cases, customers, articles, holdings }: SearchPage) {
  return {
    cases: cases.hits.map(({ at: _at, excerpt: _excerpt, subject, ...hit }) => ({ ...hit, subject: subject.text })),
    customers: customers.hits.map(({ name, ...hit }) => ({ ...hit, name: name.text })),
    articles: articles.hits.map(({ excerpt: _excerpt, title, ...hit }) => ({ ...hit, title: title.text })),
    holdings: holdings.hits,
  };
}
