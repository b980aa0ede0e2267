import type { SearchPage } from '#domain/contract/ipc/search-procedures.ts';
import type { ArticleKind, CaseStatus } from '#domain/model/choices.ts';
import type { MarkedText } from '#domain/rules/search-query/marks.ts';
import type { Area } from '../../state/route.ts';

/** What the palette shows of what is found: what was said stands on the page that everything is found on. */
export type QuickHits = Pick<SearchPage, 'cases' | 'customers' | 'articles' | 'holdings'>;

/** One line of the search results, and where choosing it leads. */
export interface Hit {
  readonly group: 'cases' | 'customers' | 'articles' | 'holdings';
  readonly area: Area;
  readonly id: string;
  /** What the place is called further. */
  readonly params?: Readonly<Record<string, string>>;
  readonly number?: string;
  readonly title: string;
  /** Where in the title the words stand. */
  readonly marks?: MarkedText['ranges'];
  readonly detail?: string;
  readonly status?: CaseStatus;
  readonly articleKind?: ArticleKind;
}

/** In the order they are shown, so that the arrow keys can count through them. */
export function hitsOf(found: QuickHits): readonly Hit[] {
  return [
    ...found.cases.hits.map(
      (hit): Hit => ({
        group: 'cases',
        area: 'cases',
        id: hit.id,
        number: hit.number,
        title: hit.subject.text,
        marks: hit.subject.ranges,
        detail: hit.customerName ?? '',
        status: hit.status,
      }),
    ),
    ...found.customers.hits.map(
      (hit): Hit => ({
        group: 'customers',
        area: 'customers',
        id: hit.id,
        title: hit.name.text,
        marks: hit.name.ranges,
        detail: [hit.contact, hit.organisationName].filter(Boolean).join(' · '),
      }),
    ),
    ...found.articles.hits.map(
      (hit): Hit => ({
        group: 'articles',
        area: 'knowledge',
        id: hit.id,
        title: hit.title.text,
        marks: hit.title.ranges,
        articleKind: hit.kind,
      }),
    ),
    ...found.holdings.hits.map(
      (hit): Hit => ({
        group: 'holdings',
        area: 'customers',
        id: 'holdings',
        params: { holding: hit.id },
        number: hit.number,
        title: hit.name,
        detail: hit.ownerName,
      }),
    ),
  ];
}
