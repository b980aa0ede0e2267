import type { FoundGroup, SearchPage } from '#domain/contract/ipc/search-procedures.ts';
import type { Moment } from '#domain/rules/case-query/day-range.ts';
import type { SearchKind } from '#domain/rules/search-query/query-part.ts';
import { readQuery } from '#domain/rules/search-query/read-query.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { countBehind } from '../search/behind.ts';
import { holdingHits } from './holding-views.ts';
import { foundArticles } from './search/found-articles.ts';
import { foundCalls } from './search/found-calls.ts';
import { foundCases } from './search/found-cases.ts';
import { foundCustomers } from './search/found-customers.ts';
import { foundEntries } from './search/found-entries.ts';
import { groupOf, nothingFound, type Part } from './search/found-group.ts';
import { meant } from './search/meant.ts';
import { planOf, type SearchPlan } from './search/search-plan.ts';
import { synonymGroups } from './synonym-groups.ts';

export interface AskedSearch extends Part {
  readonly text: string;
  readonly kinds: readonly SearchKind[];
}

const mostHoldings = 200;

function foundHoldings(db: ReplicaReader, plan: SearchPlan, part: Part): SearchPage['holdings'] {
  if (plan.words === '') return nothingFound;
  return groupOf(holdingHits(db, plan.words, mostHoldings), part, mostHoldings, (shown) => shown);
}

/** Everything that what was typed into the one search field finds, the best of each kind. */
export function searchPage(db: ReplicaReader, { text, kinds, from, limit }: AskedSearch, moment: Moment): SearchPage {
  const plan = planOf(readQuery(text), kinds, synonymGroups(db), moment);
  const part = { from, limit };
  const of = <Hit>(kind: SearchKind, find: () => FoundGroup<Hit>): FoundGroup<Hit> =>
    plan.kinds.has(kind) ? find() : nothingFound;
  const found = {
    cases: of('case', () => foundCases(db, plan, part, moment.now)),
    customers: of('customer', () => foundCustomers(db, plan, part)),
    articles: of('article', () => foundArticles(db, plan, part)),
    entries: of('entry', () => foundEntries(db, plan, part)),
    calls: of('call', () => foundCalls(db, plan, part)),
    holdings: of('holding', () => foundHoldings(db, plan, part)),
  };
  return { ...found, didYouMean: meant(db, text, found), behind: countBehind(db) };
}
