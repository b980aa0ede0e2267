import { raw } from 'hast-util-raw';
import type { Nodes, Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { treeOfHast } from './html-tree.ts';
import { parseMarkdown, writeMarkdown } from './markdown-text.ts';

/** Elements of HTML; anything else in angle brackets is somebody's `<your-domain>`. */
const elements = new Set(
  `a abbr address article aside audio b bdi bdo blockquote body br button caption center cite code col colgroup dd del details dfn div dl dt em embed figcaption
  figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main mark math menu meta nav noscript object ol p
  picture pre q s samp script section select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time
  title tr tt u ul var video wbr`.split(/\s+/),
);

/**
 * Plain Markdown without HTML in it, which would be shown as it is written. Blocks that hold HTML are written anew from what it means; everything else stays
 * letter by letter, so that what was written out here comes in as it was.
 */
export function withoutHtml(text: string): string {
  if (!text.includes('<') || !holdsHtml(parseMarkdown(text))) return text;
  // Where a block begins and ends must not run into the words beside it.
  const parted = text.replace(/^([ \t]*:{3,}.*)$/gm, '\n$1\n');
  const tree = parseMarkdown(parted);
  let clean = parted;
  for (const block of tree.children.toReversed()) {
    if (!holdsHtml(block)) continue;
    const { start, end } = block.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) continue;
    clean = clean.slice(0, start.offset) + meaningOf(block) + clean.slice(end.offset);
  }
  return clean.replace(/\n{3,}/g, '\n\n').trim();
}

function holdsHtml(node: Nodes): boolean {
  if (node.type === 'html') return true;
  return 'children' in node && node.children.some(holdsHtml);
}

function meaningOf(block: RootContent): string {
  const known = withPlainBrackets(block);
  if (known === null) return '';
  if (!holdsHtml(known)) return writeMarkdown(known);
  const hast = raw(toHast(known, { allowDangerousHtml: true }) ?? { type: 'root', children: [] });
  return writeMarkdown(treeOfHast({ type: 'root', children: [hast] } as never));
}

/** HTML of elements that do not exist becomes the words it is; comments go. */
function withPlainBrackets<T extends Nodes>(node: T): Nodes | null {
  if (node.type === 'html') {
    const name = /^<[/!?]?\s*([a-z][\w:-]*)/i.exec(node.value)?.[1]?.toLowerCase();
    if (node.value.startsWith('<!--')) return null;
    return name !== undefined && elements.has(name) ? node : { type: 'text', value: node.value };
  }
  if (!('children' in node)) return node;
  const children = (node as Root).children.flatMap((child) => withPlainBrackets(child) ?? []);
  return { ...node, children } as Nodes;
}
