import type { ExportedArticle } from '#core/export/knowledge/exported-article.ts';
import { ids } from '../../builders/ids.ts';

let count = 0;

/** An article that leaves the program. */
export function exportedArticle(some: Partial<ExportedArticle> = {}): ExportedArticle {
  count += 1;
  return {
    id: ids.article(count),
    title: `Article ${count}`,
    body: '',
    kind: 'faq',
    language: 'en',
    tags: [],
    categoryId: null,
    audience: 'public',
    teamId: null,
    teamName: null,
    variantOf: null,
    updatedAt: Date.UTC(2026, 0, 5),
    category: [],
    isCut: false,
    ...some,
  };
}
