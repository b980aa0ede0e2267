import type { Node } from 'prosemirror-model';
import type { MarkdownNode } from '../../ui/article/markdown-node.ts';

export interface Source {
  readonly text: string;
  /** What stands between it and the block before. */
  readonly gap: string;
  readonly before: Node | undefined;
}

/** The text of each block of a document as it was read. A block that was touched is another one, and is not in here. */
export type Sources = WeakMap<Node, Source>;

export function sourcesOf(
  text: string,
  blocks: readonly { readonly node: MarkdownNode; readonly block: Node }[],
): Sources {
  const sources: Sources = new WeakMap();
  let end = 0;
  let before: Node | undefined;
  for (const { node, block } of blocks) {
    const from = node.position?.start.offset ?? end;
    const to = node.position?.end.offset ?? from;
    sources.set(block, { text: text.slice(from, to), gap: text.slice(end, from), before });
    end = to;
    before = block;
  }
  return sources;
}
