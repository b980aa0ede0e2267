import type { Mark, Node } from 'prosemirror-model';
import type { MarkdownNode } from '../../ui/article/markdown-node.ts';
import { withoutLooseEdges } from './loose-edges.ts';

interface Piece {
  readonly node: MarkdownNode;
  /** Those still to be put around it. */
  readonly marks: readonly Mark[];
}

/** The inline content of a block as a tree; `one-line` for what Markdown writes in one line. */
export function inlineTreeOf(block: Node, form: 'lines' | 'one-line'): MarkdownNode[] {
  const pieces = block.children.map((node): Piece => pieceOf(node, form));
  return withoutOuterSpace(joined(withoutLooseEdges(nested(pieces))));
}

function pieceOf(node: Node, form: 'lines' | 'one-line'): Piece {
  const isCode = node.marks.some(({ type }) => type.name === 'code');
  const marks = node.marks.filter(({ type }) => type.name !== 'code');
  if (node.type.name === 'image') {
    const { src, alt, title } = node.attrs;
    return { node: { type: 'image', url: src, alt, title }, marks };
  }
  if (node.type.name === 'break') {
    if (form === 'one-line') return { node: { type: 'text', value: ' ' }, marks };
    return { node: node.attrs.hard ? { type: 'break' } : { type: 'text', value: '\n' }, marks };
  }
  return { node: { type: isCode ? 'inlineCode' : 'text', value: node.text ?? '' }, marks };
}

/** Puts around each run the mark that reaches furthest, so that `_a **b** c_` stays one emphasis. */
function nested(pieces: readonly Piece[]): MarkdownNode[] {
  const tree: MarkdownNode[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    if (!piece) break;
    let longest: { mark: Mark; end: number } | undefined;
    for (const mark of piece.marks) {
      const end = endOf(pieces, at, mark);
      if (!longest || end > longest.end) longest = { mark, end };
    }
    if (!longest) {
      tree.push(piece.node);
      at++;
      continue;
    }
    const { mark, end } = longest;
    const inner = pieces
      .slice(at, end)
      .map(({ node, marks }) => ({ node, marks: marks.filter((other) => !other.eq(mark)) }));
    tree.push({ ...elementOf(mark), children: nested(inner) });
    at = end;
  }
  return tree;
}

function endOf(pieces: readonly Piece[], from: number, mark: Mark): number {
  let end = from;
  while (pieces[end]?.marks.some((other) => other.eq(mark))) end++;
  return end;
}

function elementOf(mark: Mark): MarkdownNode {
  switch (mark.type.name) {
    case 'link':
      return { type: 'link', url: mark.attrs.href, title: mark.attrs.title };
    case 'strong':
      return { type: 'strong' };
    case 'em':
      return { type: 'emphasis' };
    default:
      return { type: 'delete' };
  }
}

/** Texts side by side as one: what has to be escaped is seen by what stands around it. */
function joined(tree: readonly MarkdownNode[]): MarkdownNode[] {
  const result: MarkdownNode[] = [];
  for (const node of tree) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value = `${last.value ?? ''}${node.value ?? ''}`;
    else result.push(node.children ? { ...node, children: joined(node.children) } : { ...node });
  }
  return result;
}

/** Spaces at the ends of lines are none in Markdown: they would be written as codes. */
function withoutOuterSpace(tree: readonly MarkdownNode[]): MarkdownNode[] {
  return tree.flatMap((node, index) => {
    if (node.type !== 'text') return [node];
    const former = tree[index - 1]?.type;
    const next = tree[index + 1]?.type;
    let value = (node.value ?? '').replace(/[ \t]*\n[ \t]*/g, '\n');
    if (former === undefined || former === 'break') value = value.replace(/^[ \t\n]+/, '');
    if (next === undefined || next === 'break') value = value.replace(/[ \t\n]+$/, '');
    return value === '' ? [] : [{ ...node, value }];
  });
}
