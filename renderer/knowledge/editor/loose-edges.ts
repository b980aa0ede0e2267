import type { MarkdownNode } from '../../ui/article/markdown-node.ts';

const signed = new Set(['strong', 'emphasis', 'delete']);
const edgesOfSpace = /^(\s*)([\s\S]*?)(\s*)$/;
const leadingSigns = /^[\p{P}\p{S}]+/u;
const trailingSigns = /[\p{P}\p{S}]+$/u;
const beginsWithLetter = /^[^\s\p{P}\p{S}]/u;
const endsWithLetter = /[^\s\p{P}\p{S}]$/u;

/**
 * Markdown's signs hold nothing that begins or ends with a space, nor with a punctuation mark that touches a letter outside, as in
 * `**注意：**请`, which is common in Chinese. Such edges are written outside the signs.
 */
export function withoutLooseEdges(tree: readonly MarkdownNode[]): MarkdownNode[] {
  return tree.flatMap((node, index) => {
    const children = node.children && withoutLooseEdges(node.children);
    if (!children || !signed.has(node.type)) return [children ? { ...node, children } : node];
    const before = edgeText(tree[index - 1], 'last');
    const after = edgeText(tree[index + 1], 'first');
    return outside({ ...node, children }, before, after);
  });
}

function outside(node: MarkdownNode, before: string, after: string): MarkdownNode[] {
  const children = [...(node.children ?? [])];
  const head = take(children, 'first', endsWithLetter.test(before));
  const tail = take(children, 'last', beginsWithLetter.test(after));
  const middle = children.filter(({ type, value }) => type !== 'text' || value !== '');
  return [
    ...(head ? [{ type: 'text', value: head }] : []),
    ...(middle.length > 0 ? [{ ...node, children: middle }] : []),
    ...(tail ? [{ type: 'text', value: tail }] : []),
  ];
}

/** Takes the loose edge of the first or last text away and gives it back. */
function take(children: MarkdownNode[], side: 'first' | 'last', touchesLetter: boolean): string {
  const index = side === 'first' ? 0 : children.length - 1;
  const text = children[index];
  if (text?.type !== 'text') return '';
  const [, leading = '', , trailing = ''] = edgesOfSpace.exec(text.value ?? '') ?? [];
  let value = text.value ?? '';
  let edge = side === 'first' ? leading : trailing;
  value = side === 'first' ? value.slice(edge.length) : value.slice(0, value.length - edge.length);
  if (edge === '' && touchesLetter) {
    edge = (side === 'first' ? leadingSigns : trailingSigns).exec(value)?.[0] ?? '';
    value = side === 'first' ? value.slice(edge.length) : value.slice(0, value.length - edge.length);
  }
  children[index] = { ...text, value };
  return edge;
}

function edgeText(node: MarkdownNode | undefined, side: 'first' | 'last'): string {
  if (!node) return '';
  if (node.children) return edgeText(side === 'first' ? node.children[0] : node.children.at(-1), side);
  return node.type === 'text' ? (node.value ?? '') : '';
}
