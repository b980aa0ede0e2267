import type { SiteArticle, SiteData, SiteHit } from './search-site.ts';

/** The little of a page that the pages' own program touches. */
interface PageElement {
  value: string;
  textContent: string | null;
  href: string;
  className: string;
  hidden: boolean;
  lang: string;
  replaceChildren(...children: PageElement[]): void;
  append(...children: PageElement[]): void;
  addEventListener(event: string, run: (event: { readonly isComposing?: boolean }) => void): void;
}
export interface SitePage {
  getElementById(id: string): PageElement | null;
  createElement(name: string): PageElement;
}

/** The program of the pages: what is typed is looked for, and shown with its kind and how it begins. Written into them as it stands here. */
export function runSite(
  page: SitePage,
  data: SiteData | undefined,
  search: (data: SiteData, typed: string, limit: number) => readonly SiteHit[],
): void {
  const field = page.getElementById('search');
  const list = page.getElementById('hits');
  const tree = page.getElementById('tree');
  const none = page.getElementById('none');
  if (!field || !list || !tree || !none || !data) return;
  const made = (name: string, className: string, text: string) => {
    const element = page.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const line = (article: SiteArticle, snippet: string) => {
    const item = page.createElement('li');
    item.lang = article.l;
    const link = made('a', 'hit', article.t);
    link.href = article.u;
    item.append(link, made('span', 'about', article.k), made('p', 'snippet', snippet));
    return item;
  };
  const show = () => {
    const typed = field.value.trim();
    const hits = typed === '' ? [] : search(data, typed, 50);
    tree.hidden = typed !== '';
    list.hidden = typed === '';
    none.hidden = typed === '' || hits.length > 0;
    list.replaceChildren(...hits.map(({ article, snippet }) => line(article, snippet)));
  };
  field.addEventListener('input', (event) => {
    // Half a syllable is nothing to look for.
    if (event.isComposing !== true) show();
  });
  field.addEventListener('compositionend', () => show());
  show();
}
