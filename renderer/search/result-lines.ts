import type { FoundGroup, SearchPage } from '#domain/contract/ipc/search-procedures.ts';
import type { ArticleKind, CallDirection, CaseStatus } from '#domain/model/choices.ts';
import type { MarkedText } from '#domain/rules/search-query/marks.ts';
import type { SearchKind } from '#domain/rules/search-query/query-part.ts';
import { hrefOf } from '../state/route.ts';

/** In the order in which they are shown. */
export const groupNames = ['cases', 'customers', 'articles', 'entries', 'calls', 'holdings'] as const;
export type GroupName = (typeof groupNames)[number];

export const kindOf: Readonly<Record<GroupName, SearchKind>> = {
  cases: 'case',
  customers: 'customer',
  articles: 'article',
  entries: 'entry',
  calls: 'call',
  holdings: 'holding',
};

/** One line of what was found, and where it leads. */
export interface ResultLine {
  readonly id: string;
  readonly href: string;
  readonly number?: string | null;
  readonly title: MarkedText;
  readonly details: readonly (string | null)[];
  readonly excerpt?: MarkedText | null;
  readonly at?: number;
  readonly status?: CaseStatus;
  readonly articleKind?: ArticleKind;
  readonly direction?: CallDirection;
}

const plain = (text: string): MarkedText => ({ text, ranges: [] });

export function linesOf(name: GroupName, page: SearchPage): FoundGroup<ResultLine> {
  return { ...page[name], hits: hitsOf(name, page) };
}

function hitsOf(name: GroupName, page: SearchPage): readonly ResultLine[] {
  switch (name) {
    case 'cases':
      return page.cases.hits.map(({ id, number, subject, status, customerName, at, excerpt }) => ({
        ...{ id, href: hrefOf('cases', id), number, title: subject, status, at, excerpt },
        details: [customerName],
      }));
    case 'customers':
      return page.customers.hits.map(({ id, name: title, organisationName, contact }) => ({
        ...{ id, href: hrefOf('customers', id), title },
        details: [contact, organisationName],
      }));
    case 'articles':
      return page.articles.hits.map(({ id, title, kind, excerpt }) => ({
        ...{ id, href: hrefOf('knowledge', id), title, excerpt, articleKind: kind },
        details: [],
      }));
    case 'entries':
      return page.entries.hits.map(({ id, caseId, caseNumber, caseSubject, authorName, at, excerpt }) => ({
        ...{ id, href: hrefOf('cases', caseId, { entry: id }), number: caseNumber, title: excerpt, at },
        details: [authorName, caseSubject],
      }));
    case 'calls':
      return page.calls.hits.map(({ id, caseNumber, customerName, agentName, phone, direction, at, excerpt }) => ({
        ...{ id, href: hrefOf('calls', id), number: caseNumber, title: plain(customerName ?? phone), at, direction },
        ...{
          excerpt: excerpt.text === '' ? null : excerpt,
          details: [customerName === null ? null : phone, agentName],
        },
      }));
    case 'holdings':
      return page.holdings.hits.map(({ id, name: title, number, ownerName }) => ({
        ...{ id, href: hrefOf('customers', 'holdings', { holding: id }), number, title: plain(title) },
        details: [ownerName],
      }));
  }
}
