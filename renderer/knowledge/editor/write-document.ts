import type { Node } from 'prosemirror-model';
import type { MarkdownNode } from '../../ui/article/markdown-node.ts';
import type { Sources } from './sources.ts';
import { treeOf } from './tree-of.ts';
import { writeTree } from './write-tree.ts';

/** The Markdown of a document: blocks that nobody touched as they were written, the others in the normal form. */
export function writeDocument(doc: Node, sources: Sources = new WeakMap()): string {
  const runs: { text: string; gap: string; before: Node | undefined; first: Node; last: Node }[] = [];
  let fresh: Node[] = [];
  const close = () => {
    const [first] = fresh;
    const last = fresh.at(-1);
    if (!first || !last) return;
    const text = writeTree({ type: 'root', children: fresh.flatMap((block) => treeOf(block)) });
    if (text !== '') runs.push({ text, gap: '\n\n', before: undefined, first, last });
    fresh = [];
  };
  if (hasTouchingLists(doc, sources)) return writeTree({ type: 'root', children: childrenOf(doc) });
  doc.forEach((block) => {
    const source = sources.get(block);
    if (!source) fresh.push(block);
    else {
      close();
      runs.push({ ...source, first: block, last: block });
    }
  });
  close();
  return runs
    .map(({ text, gap, before }, index) => {
      const former = runs[index - 1];
      if (!former) return text;
      return `${former.last === before ? gap : '\n\n'}${text}`;
    })
    .join('');
}

function childrenOf(doc: Node): MarkdownNode[] {
  const children: MarkdownNode[] = [];
  doc.forEach((block) => {
    children.push(...treeOf(block));
  });
  return children;
}

/** Two lists that came to stand one after the other would be read as one: then all is written anew, with different bullets. */
function hasTouchingLists(doc: Node, sources: Sources): boolean {
  let former: Node | undefined;
  let touches = false;
  doc.forEach((block) => {
    const source = sources.get(block);
    if (former && isList(former) && isList(block) && !(source && source.before === former && sources.has(former)))
      touches = true;
    former = block;
  });
  return touches;
}

function isList(node: Node): boolean {
  return node.type.name.endsWith('_list');
}
