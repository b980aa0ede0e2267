import { useMemo } from 'react';
import type { CategoryView } from '#domain/contract/ipc/knowledge-views.ts';
import type { Language } from '#domain/model/choices.ts';
import type { ArticleCategoryId } from '#domain/model/ids.ts';
import { useLocale } from '../state/use-locale.ts';
import { useQuery } from '../state/use-query.ts';

export interface CategoryLine {
  readonly category: CategoryView;
  readonly name: string;
  /** 0 for one at the top. */
  readonly depth: number;
  /** From the top down, with its own name. */
  readonly path: string;
  /** Published articles in it and below it. */
  readonly count: number;
}

/** The categories as one list, parents before what is below them, named in the screen's language. */
export function useCategories(): readonly CategoryLine[] {
  const locale = useLocale();
  const categories = useQuery('articleCategories.list', {}, { collections: ['articleCategory', 'article'] }).value;
  return useMemo(() => linesOf(categories ?? [], locale), [categories, locale]);
}

export function linesOf(categories: readonly CategoryView[], locale: Language): readonly CategoryLine[] {
  const lines: CategoryLine[] = [];
  const below = (parentId: ArticleCategoryId | null, depth: number, above: string): number => {
    let sum = 0;
    for (const category of categories) {
      if (category.parentId !== parentId) continue;
      const name = nameOf(category, locale);
      const path = above === '' ? name : `${above} / ${name}`;
      const at = lines.length;
      lines.push({ category, name, depth, path, count: 0 });
      const count = category.articles + below(category.id, depth + 1, path);
      lines[at] = { category, name, depth, path, count };
      sum += count;
    }
    return sum;
  };
  below(null, 0, '');
  return lines;
}

/** In the screen's language, or in the first it has a name in. */
export function nameOf({ names }: Pick<CategoryView, 'names'>, locale: Language): string {
  return names[locale] ?? names.en ?? names['zh-CN'] ?? names['zh-TW'] ?? '';
}
