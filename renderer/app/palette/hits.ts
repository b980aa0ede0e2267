import type { SearchHits } from '#domain/contract/ipc/search-views.ts';
import type { ArticleKind, CaseStatus } from '#domain/model/choices.ts';
import type { Area } from '../../state/route.ts';

/** One line of the search results, and where choosing it leads. */
export interface Hit {
  readonly group: 'cases' | 'customers' | 'articles' | 'holdings';
  readonly area: Area;
  readonly id: string;
  /** What the place is called further. */
  readonly params?: Readonly<Record<string, string>>;
  readonly number?: string;
  readonly title: string;
  readonly detail?: string;
  readonly status?: CaseStatus;
  readonly articleKind?: ArticleKind;
}

/** In the order they are shown, so that the arrow keys can count through them. */
export function hitsOf(found: SearchHits): readonly Hit[] {
  return [
    ...found.cases.map(
      (hit): Hit => ({
        group: 'cases',
        area: 'cases',
        id: hit.id,
        number: hit.number,
        title: hit.subject,
        detail: hit.customerName ?? '',
        status: hit.status,
      }),
    ),
    ...found.customers.map(
      (hit): Hit => ({
        group: 'customers',
        area: 'customers',
        id: hit.id,
        title: hit.name,
        detail: [hit.contact, hit.organisationName].filter(Boolean).join(' · '),
      }),
    ),
    ...found.articles.map(
      (hit): Hit => ({
        group: 'articles',
        area: 'knowledge',
        id: hit.id,
        title: hit.title,
        articleKind: hit.kind,
      }),
    ),
    ...found.holdings.map(
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
