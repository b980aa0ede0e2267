import { cleanFileName } from '#domain/rules/file-name.ts';
import type { ExportedArticle } from './exported-article.ts';

const longest = 60;

/** A name for a file or a folder that every system takes, without what would have to be escaped in a link. */
function pathName(words: string): string {
  const plain = words
    .normalize('NFC')
    .replace(/[\s#?%&()<>[\]{}'"`\\/:*|^~!$,;=+@]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return cleanFileName(
    [...plain]
      .slice(0, longest)
      .join('')
      .replace(/[-.]+$/, '') || 'x',
  );
}

/** Where each article stands in the folder: in folders of its categories, under its title. No two share a place, on any system. */
export function folderPaths(articles: readonly ExportedArticle[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const paths = new Map<string, string>();
  for (const { id, title, category, language, variantOf } of articles) {
    const stem = [...category, title].map(pathName).join('/');
    const tongue = variantOf === null ? '' : `.${language}`;
    let path = `${stem}${tongue}.md`;
    for (let count = 2; taken.has(path.toLowerCase()); count++) path = `${stem}-${count}${tongue}.md`;
    taken.add(path.toLowerCase());
    paths.set(id, path);
  }
  return paths;
}

/** How one file of a folder names another. */
export function pathFrom(from: string, to: string): string {
  const depth = from.split('/').length - 1;
  return `${'../'.repeat(depth)}${to}`;
}
