import { stringify } from 'yaml';
import { faceMark } from '#domain/rules/knowledge-exchange/face-mark.ts';
import { rewriteLinks } from '../../imports/knowledge/rewrite-links.ts';
import type { Exported, ExportedArticle } from './exported-article.ts';
import { folderPaths, pathFrom } from './folder-paths.ts';

export interface WrittenFile {
  readonly path: string;
  readonly text: string;
  readonly at: number;
}

/** Each article as a file of Markdown that comes in again as what it is. */
export function markdownFolder({ articles, files }: Exported): readonly WrittenFile[] {
  const paths = folderPaths(articles);
  return articles.map((article) => {
    const path = paths.get(article.id) ?? '';
    const body = rewriteLinks(article.body, (url) => {
      const target = targetOf(url, paths, files);
      return target === undefined ? 'stays' : { url: pathFrom(path, target) };
    });
    return { path, text: `---\n${headOf(article)}---\n\n${body}\n`, at: article.updatedAt };
  });
}

function targetOf(url: string, paths: ReadonlyMap<string, string>, files: Exported['files']): string | undefined {
  if (url.startsWith('article:')) return paths.get(url.slice('article:'.length));
  return url.startsWith('attachment:') ? files.get(url.slice('attachment:'.length))?.path : undefined;
}

function headOf(article: ExportedArticle): string {
  const { id, title, kind, language, audience, teamName, tags, category, variantOf, isCut } = article;
  return stringify(
    {
      ...{ id, title, kind, language, audience },
      ...(teamName === null ? {} : { team: teamName }),
      ...(tags.length === 0 ? {} : { tags }),
      ...(category.length === 0 ? {} : { category }),
      ...(variantOf === null ? {} : { variant: variantOf }),
      // Of a text with something left out there is no way back.
      ...(isCut ? {} : { base: faceMark(article) }),
    },
    { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  );
}
