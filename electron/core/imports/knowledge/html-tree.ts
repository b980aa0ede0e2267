import type { Element, ElementContent, Nodes as Hast, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Nodes, Root } from 'mdast';

/** What a page has around its text, and what would do something. */
const clutter = new Set(
  'script style meta link base head object embed applet noscript template nav header footer aside form button input select textarea canvas svg math dialog o:p xml'.split(
    ' ',
  ),
);
/** As `clutter`, but within an article they are part of it. */
const around = new Set(['header', 'footer', 'aside', 'nav']);

export interface Page {
  readonly tree: Root;
  readonly title: string | null;
  readonly language: string | null;
  /** Named contents of `<meta>`. */
  readonly head: Readonly<Record<string, string>>;
}

/** A web page as Markdown: of it the article, or else the main part, or else everything but menus. Nothing in it is run or fetched. */
export function readPage(html: string): Page {
  const page = fromHtml(html);
  const title = find(page, (element) => element.tagName === 'title');
  const language = find(page, (element) => element.tagName === 'html')?.properties.lang;
  const named = all(page, (element) => element.tagName === 'meta').flatMap(({ properties: { name, content } }) =>
    typeof name === 'string' && typeof content === 'string' ? [[name.toLowerCase(), content] as const] : [],
  );
  const article = all(page, ({ tagName }) => tagName === 'article');
  const main = find(page, ({ tagName, properties }) => tagName === 'main' || properties.role === 'main');
  const body = find(page, ({ tagName }) => tagName === 'body');
  const chosen: Hast = (article.length === 1 ? article[0] : main) ?? body ?? page;
  return {
    tree: treeOfHast(chosen === body || chosen === page ? chosen : withoutAround(chosen)),
    title: title ? wordsIn(title).trim() || null : null,
    language: typeof language === 'string' ? language : null,
    head: Object.fromEntries(named),
  };
}

/** A piece of HTML as Markdown. */
export function treeOfHast(node: Hast): Root {
  const tree = toMdast(cleaned(node) as HastRoot) as Nodes;
  return tree.type === 'root' ? tree : { type: 'root', children: [tree] as Root['children'] };
}

/** A page's header is clutter; an article's own one has its title. */
function withoutAround(node: Hast): Hast {
  if (!('children' in node)) return node;
  const children = node.children.map((child) =>
    child.type === 'element' && around.has(child.tagName) ? { ...child, tagName: 'div' } : child,
  );
  return { ...node, children } as Hast;
}

function cleaned(node: Hast): Hast {
  if (!('children' in node)) return node;
  const children = node.children.flatMap((child): Hast[] => {
    if (child.type === 'comment' || child.type === 'doctype') return [];
    if (child.type !== 'element') return [child];
    if (clutter.has(child.tagName) || child.properties.hidden === true) return [];
    return [cleanedElement(child)];
  });
  return { ...node, children } as Hast;
}

function cleanedElement(element: Element): Hast {
  const { tagName, properties } = element;
  // A film of another page, shown by a link; and so a video, whose file may be beside the page.
  if (tagName === 'iframe' || tagName === 'video' || tagName === 'audio') {
    const inner = find(element, (each) => each.tagName === 'source')?.properties.src;
    const src = typeof properties.src === 'string' ? properties.src : inner;
    const words = typeof properties.title === 'string' && properties.title !== '' ? properties.title : src;
    if (typeof src !== 'string' || !/^(https?:|[^:]*$)/i.test(src)) return { type: 'text', value: '' };
    return made('p', [{ ...made('a', [{ type: 'text', value: String(words) }]), properties: { href: src } }]);
  }
  // Addresses that would run something, and places of somebody's disk.
  if (tagName === 'a' && /^\s*(javascript|vbscript|data|file|blob):/i.test(String(properties.href ?? '')))
    return cleaned({ ...element, tagName: 'span', properties: {} });
  if (tagName === 'summary') return made('p', [made('strong', element.children)]);
  const cleanedOne = cleaned(element) as Element;
  const tidy = { ...cleanedOne, properties: { ...cleanedOne.properties } };
  delete tidy.properties.dataSrc;
  return tidy;
}

function made(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}

function find(node: Hast, matches: (element: Element) => boolean): Element | undefined {
  return all(node, matches)[0];
}

function all(node: Hast, matches: (element: Element) => boolean): Element[] {
  const own = node.type === 'element' && matches(node) ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap((child) => all(child, matches))] : own;
}

function wordsIn(node: Hast): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsIn).join('') : '';
}
