import { indexText } from '#domain/rules/search-terms.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import type { Exported, ExportedArticle } from '../exported-article.ts';
import type { WrittenFile } from '../markdown-folder.ts';
import { articleHtml, escapeHtml } from './article-html.ts';
import { plainWords } from './plain-words.ts';
import { runSite } from './run-site.ts';
import { type SiteData, searchSite } from './search-site.ts';
import { siteStyle } from './site-style.ts';

export interface SiteWords {
  readonly title: string;
  readonly language: string;
  /** What the pages say of themselves, in their language. */
  readonly label: (name: string) => string;
  readonly day: (at: number) => string;
}

const policy =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; media-src 'self' file:; base-uri 'none'; form-action 'none'";

/** The pages of a site that opens from a folder or a stick, without a network and without a server. */
export function* siteFolder({ articles, files }: Exported, words: SiteWords): Generator<WrittenFile> {
  const pages = new Map(
    articles.map((each, at) => [each.id as string, `articles/${String(at + 1).padStart(4, '0')}.html`]),
  );
  const latest = Math.max(0, ...articles.map(({ updatedAt }) => updatedAt));
  yield { path: 'site.css', text: siteStyle, at: latest };
  yield { path: 'site.js', text: program(), at: latest };
  for (const article of articles) {
    const others = variantsOf(article, articles);
    const body = articleHtml(article.body, {
      articleAt: (id) => pages.get(id)?.replace(/^articles\//, ''),
      fileAt: (id) => {
        const file = files.get(id);
        return file && { href: `../${file.path}`, file };
      },
      label: words.label,
    });
    const variants = others.map(
      (each) =>
        `<a href="${pages.get(each.id)?.replace(/^articles\//, '')}" lang="${each.language}" hreflang="${each.language}">${escapeHtml(words.label(each.language))}</a>`,
    );
    const about = [...article.category, words.label(article.kind), words.day(article.updatedAt)];
    const main = `<article lang="${article.language}">
<h1>${escapeHtml(article.title)}</h1>
<p class="about">${about.map((each) => `<span>${escapeHtml(each)}</span>`).join(' ')}</p>
${variants.length > 0 ? `<nav class="about">${variants.join(' · ')}</nav>\n` : ''}${body}
</article>`;
    yield { path: pages.get(article.id) ?? '', text: page(words, article.title, '../', main), at: article.updatedAt };
  }
  yield {
    path: 'data.js',
    text: `globalThis.holdfastKnowledge = ${scriptJson(dataOf(articles, pages, words))};\n`,
    at: latest,
  };
  const main = `<h1>${escapeHtml(words.title)}</h1>
<label for="search" class="about">${escapeHtml(words.label('search'))}</label>
<input id="search" type="search" autocomplete="off" spellcheck="false">
<p id="none" role="status" hidden>${escapeHtml(words.label('none'))}</p>
<ul id="hits" hidden></ul>
<nav id="tree" aria-label="${escapeHtml(words.label('contents'))}">
${treeHtml(articles, pages, words)}
</nav>`;
  yield { path: 'index.html', text: page(words, words.title, '', main, true), at: latest };
}

function variantsOf(article: ExportedArticle, articles: readonly ExportedArticle[]): readonly ExportedArticle[] {
  if (article.variantOf === null) return [];
  return articles.filter(({ id, variantOf }) => variantOf === article.variantOf && id !== article.id);
}

function page(words: SiteWords, title: string, root: string, main: string, searches = false): string {
  const named = title === words.title ? title : `${title} · ${words.title}`;
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(named)}</title>
<link rel="stylesheet" href="${root}site.css">
${searches ? '<script src="data.js" defer></script>\n<script src="site.js" defer></script>\n' : ''}</head>
<body>
${searches ? '' : `<header class="top"><a href="${root}index.html">← ${escapeHtml(words.title)}</a></header>\n`}<main>
${main}
</main>
<footer>${escapeHtml(words.label('footer'))}</footer>
</body>
</html>
`;
}

/** The functions as they stand in the program, with nothing from around them. */
function program(): string {
  return `(() => {\nconst search = ${searchSite.toString()};\n(${runSite.toString()})(document, globalThis.holdfastKnowledge, search);\n})();\n`;
}

interface Branch {
  readonly articles: ExportedArticle[];
  readonly below: Map<string, Branch>;
}

function treeHtml(articles: readonly ExportedArticle[], pages: ReadonlyMap<string, string>, words: SiteWords): string {
  const root: Branch = { articles: [], below: new Map() };
  for (const article of articles) {
    let branch = root;
    for (const name of article.category) {
      const next = branch.below.get(name) ?? { articles: [], below: new Map() };
      branch.below.set(name, next);
      branch = next;
    }
    branch.articles.push(article);
  }
  const written = (branch: Branch): string => {
    const below = [...branch.below].map(
      ([name, each]) => `<details open><summary>${escapeHtml(name)}</summary>\n${written(each)}</details>`,
    );
    const own = branch.articles.map(
      ({ id, title, language }) => `<li lang="${language}"><a href="${pages.get(id)}">${escapeHtml(title)}</a></li>`,
    );
    return `${below.join('\n')}${own.length > 0 ? `<ul>\n${own.join('\n')}\n</ul>\n` : ''}`;
  };
  return articles.length === 0 ? `<p>${escapeHtml(words.label('empty'))}</p>` : written(root);
}

const titleWeight = 6;
const snippetLength = 1500;

function dataOf(articles: readonly ExportedArticle[], pages: ReadonlyMap<string, string>, words: SiteWords): SiteData {
  const terms = new Map<string, Map<number, number>>();
  const count = (at: number, text: string, weight: number) => {
    for (const term of indexText(text).split(' ')) {
      if (term === '') continue;
      const found = terms.get(term) ?? new Map<number, number>();
      terms.set(term, found.set(at, (found.get(at) ?? 0) + weight));
    }
  };
  const told = articles.map((article, at) => {
    const text = plainWords(article.body);
    count(at, article.title, titleWeight);
    count(at, article.tags.join(' '), 2);
    count(at, text, 1);
    const about = [words.label(article.kind), ...article.category].join(' · ');
    return {
      u: pages.get(article.id) ?? '',
      t: article.title,
      l: article.language,
      k: about,
      s: text.slice(0, snippetLength).toWellFormed(),
    };
  });
  return {
    folds: foldsFor(terms.keys()),
    articles: told,
    terms: Object.fromEntries([...terms].map(([term, found]) => [term, [...found].flat()])),
  };
}

/** Characters that somebody may type, and under which others their words stand in the index. */
function foldsFor(terms: Iterable<string>): Record<string, string> {
  const used = new Set<string>();
  for (const term of terms) for (const character of term) used.add(character);
  const folds: Record<string, string> = {};
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code);
    const folded = foldText(character);
    if (folded !== character && used.has(folded)) folds[character] = folded;
  }
  return folds;
}

/** JSON that a script may hold. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
