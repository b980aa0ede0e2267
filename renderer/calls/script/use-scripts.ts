import { useMemo } from 'react';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import { readScript, type Script } from '#domain/rules/script/read-script.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';

export interface ReadScript {
  readonly article: ArticleView;
  readonly script: Script;
}

const none: readonly ReadScript[] = [];

/** The workspace's scripts, those in the agent's language first. */
export function useScripts(): readonly ReadScript[] {
  const locale = useLocale();
  const articles = useQuery('articles.list', { kinds: ['script'] }, { collections: ['article'] }).value;
  return useMemo(
    () =>
      articles
        ?.map((article) => ({ article, script: readScript(article.body) }))
        .filter(({ script }) => script.steps.length > 0)
        .toSorted((a, b) => Number(b.article.language === locale) - Number(a.article.language === locale)) ?? none,
    [articles, locale],
  );
}
