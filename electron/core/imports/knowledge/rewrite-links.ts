import type { Definition, Image, Link, Nodes } from 'mdast';
import { parseMarkdown, writeMarkdown } from './markdown-text.ts';

/** What becomes of a link or a picture: another address, its words alone, a link in place of a picture, or nothing changed. */
export type Fate = { readonly url: string; readonly asLink?: boolean } | 'words' | 'stays';
export type FateOf = (url: string, isPicture: boolean) => Fate;

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Leads links and pictures elsewhere; every other letter of the text stays as it is. */
export function rewriteLinks(body: string, fateOf: FateOf): string {
  if (!body.includes('](') && !body.includes(']:')) return body;
  const splices = splicesIn(parseMarkdown(body), body, fateOf, false);
  let text = body;
  for (const { from, to, text: now } of splices.toSorted((a, b) => b.from - a.from))
    text = text.slice(0, from) + now + text.slice(to);
  return text;
}

/** None of them overlaps another: of a link only what stands around its words is changed. */
function splicesIn(node: Nodes, body: string, fateOf: FateOf, inTable: boolean): Splice[] {
  const cell = inTable || node.type === 'table';
  const within =
    'children' in node ? node.children.flatMap((child) => splicesIn(child, body, fateOf, cell)) : ([] as Splice[]);
  if (node.type === 'link') return [...linkSplices(node, body, fateOf(node.url, false)), ...within];
  if (node.type === 'image' || node.type === 'definition') {
    const written = rewritten(node, fateOf(node.url, node.type === 'image'));
    if (written === undefined) return within;
    return [{ ...rangeOf(node), text: cell ? written.replace(/(?<!\\)\|/g, '\\|') : written }];
  }
  return within;
}

function linkSplices(node: Link, body: string, fate: Fate): Splice[] {
  const { from, to } = rangeOf(node);
  const first = node.children[0] && rangeOf(node.children[0]).from;
  const last = node.children.at(-1);
  // An address that stands for itself has no brackets around it.
  if (first === undefined || !last || body[from] !== '[') return [];
  const end = rangeOf(last).to;
  if (fate === 'words')
    return [
      { from, to: first, text: '' },
      { from: end, to, text: '' },
    ];
  if (fate === 'stays' || fate.url === node.url) return [];
  const tail = writeMarkdown({ ...node, url: fate.url, children: [{ type: 'text', value: 'x' }] }).slice('[x'.length);
  return [{ from: end, to, text: tail }];
}

function rewritten(node: Image | Definition, fate: Fate): string | undefined {
  if (fate === 'stays') return undefined;
  // A definition without an address is no definition: what points at it becomes words.
  if (fate === 'words') return node.type === 'image' ? textOf(node.alt ?? '') : '';
  if (fate.asLink !== true || node.type === 'definition')
    return fate.url === node.url ? undefined : writeMarkdown({ ...node, url: fate.url });
  const words = node.alt?.trim() || fate.url;
  return writeMarkdown({ type: 'link', url: fate.url, title: null, children: [{ type: 'text', value: words }] });
}

function textOf(words: string): string {
  return words === '' ? '' : writeMarkdown({ type: 'paragraph', children: [{ type: 'text', value: words }] });
}

function rangeOf(node: Nodes): { readonly from: number; readonly to: number } {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 };
}
