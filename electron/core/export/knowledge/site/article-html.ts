import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Blockquote, Nodes, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { bodyParts } from '#domain/rules/internal-blocks.ts';
import { parseMarkdown } from '../../../imports/knowledge/markdown-text.ts';
import type { ExportedFile } from '../exported-article.ts';

export interface PageWorld {
  /** Address of an article's page from this one; nothing for one that is not among the pages. */
  readonly articleAt: (id: string) => string | undefined;
  readonly fileAt: (id: string) => { readonly href: string; readonly file: ExportedFile } | undefined;
  readonly label: (name: string) => string;
}

const mark = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*\n?/;

/** The text of an article as HTML. What is HTML in it stays text, as in the program; nothing is fetched from anywhere and nothing runs. */
export function articleHtml(body: string, world: PageWorld): string {
  return bodyParts(body)
    .map(({ internal, text }) => {
      if (!internal) return htmlOf(text, world);
      const inner = htmlOf(text.replace(/^[^\n]*\n?/, '').replace(/\n?[^\n]*$/, ''), world);
      return `<aside class="internal" aria-label="${escapeHtml(world.label('internal'))}">${inner}</aside>`;
    })
    .join('\n');
}

function htmlOf(text: string, world: PageWorld): string {
  const tree = toHast(prepared(parseMarkdown(text), world) as Root, { clobberPrefix: 'note-' }) as HastRoot;
  return toHtml(dressed(tree, world) as HastRoot);
}

/** HTML becomes the words it is, and callouts what they are. */
function prepared(node: Nodes, world: PageWorld): Nodes {
  if (node.type === 'html') return { type: 'text', value: node.value };
  if (!('children' in node)) return node;
  const children = (node.children as Nodes[]).map((child) => prepared(child, world));
  const whole = { ...node, children } as Nodes;
  return whole.type === 'blockquote' ? callout(whole, world) : whole;
}

function callout(quote: Blockquote, world: PageWorld): Nodes {
  const [first, ...rest] = quote.children;
  const lead = first?.type === 'paragraph' ? first.children[0] : undefined;
  const kind = lead?.type === 'text' ? mark.exec(lead.value)?.[1] : undefined;
  if (first?.type !== 'paragraph' || lead?.type !== 'text' || kind === undefined) return quote;
  const words = lead.value.replace(mark, '');
  const begins = [...(words === '' ? [] : [{ ...lead, value: words }]), ...first.children.slice(1)];
  const name = kind.toLowerCase();
  return {
    ...quote,
    data: { hName: 'div', hProperties: { className: ['callout', name] } },
    children: [
      { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: world.label(name) }] }] },
      ...(begins.length === 0 ? [] : [{ ...first, children: begins }]),
      ...rest,
    ],
  };
}

function dressed<T extends HastRoot | ElementContent>(node: T, world: PageWorld): T {
  if (!('children' in node)) return node;
  const children = node.children.map((child) => (child.type === 'doctype' ? child : dressed(child, world)));
  const whole = { ...node, children } as T;
  return whole.type === 'element' ? (dressedElement(whole, world) as T) : whole;
}

function dressedElement(element: Element, world: PageWorld): Element {
  const { tagName, properties } = element;
  if (tagName === 'a') return link(element, String(properties.href ?? ''), world);
  if (tagName === 'img') return picture(element, String(properties.src ?? ''), world);
  // A wide table moves in itself.
  if (tagName === 'table') return made('div', { className: ['table'] }, [element]);
  if (/^h[1-6]$/.test(tagName) && properties.id === undefined)
    return { ...element, properties: { ...properties, id: anchorOf(wordsIn(element)) } };
  return element;
}

function link(element: Element, href: string, world: PageWorld): Element {
  const words = (properties: Element['properties']) => made('a', properties, element.children);
  if (href.startsWith('#')) return element;
  if (href.startsWith('article:')) {
    const target = world.articleAt(href.slice('article:'.length));
    return target === undefined ? made('span', {}, element.children) : words({ href: target });
  }
  if (href.startsWith('attachment:')) {
    const found = world.fileAt(href.slice('attachment:'.length));
    return found ? words({ href: found.href, download: found.file.name }) : made('span', {}, element.children);
  }
  if (/^(https?:\/\/|mailto:|tel:)/i.test(href))
    return words({ href, target: '_blank', rel: ['noopener', 'noreferrer'] });
  return made('span', {}, element.children);
}

/** A picture of the web is a link: pages that lie on a stick ask nobody for anything. */
function picture(element: Element, src: string, world: PageWorld): Element {
  const alt = String(element.properties.alt ?? '');
  if (/^https?:\/\//i.test(src)) return link(made('a', {}, [{ type: 'text', value: alt || src }]), src, world);
  const found = src.startsWith('attachment:') ? world.fileAt(src.slice('attachment:'.length)) : undefined;
  if (!found) return made('span', {}, [{ type: 'text', value: alt }]);
  const { href, file } = found;
  if (file.mediaType.startsWith('video/'))
    return made('video', { src: href, controls: true, preload: 'none', title: alt }, []);
  if (file.mediaType.startsWith('audio/'))
    return made('audio', { src: href, controls: true, preload: 'none', title: alt }, []);
  if (file.mediaType.startsWith('image/')) return made('img', { src: href, alt, loading: 'lazy' }, []);
  return made('a', { href, download: file.name }, [{ type: 'text', value: alt || file.name }]);
}

function made(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function wordsIn(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsIn).join('') : '';
}

/** As GitHub calls headings, so that links within an article lead where they should. */
function anchorOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
