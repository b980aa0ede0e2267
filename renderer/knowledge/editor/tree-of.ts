import type { Node } from 'prosemirror-model';
import type { MarkdownNode } from '../../ui/article/markdown-node.ts';
import { inlineTreeOf } from './inline-tree-of.ts';

/** A block as Markdown's tree has it; an empty paragraph is only the room between two others. */
export function treeOf(block: Node): MarkdownNode[] {
  switch (block.type.name) {
    case 'paragraph':
      return block.childCount === 0 ? [] : filled({ type: 'paragraph', children: inlineTreeOf(block, 'lines') });
    case 'heading':
      return [{ type: 'heading', depth: block.attrs.level, children: inlineTreeOf(block, 'one-line') }];
    case 'blockquote':
      return [{ type: 'blockquote', children: within(block) }];
    case 'callout':
      return [{ type: 'callout', name: block.attrs.kind, children: within(block) }];
    case 'internal':
      return [{ type: 'internal', children: within(block) }];
    case 'bullet_list':
    case 'ordered_list':
      return [listTree(block)];
    case 'code_block':
      return [{ type: 'code', lang: block.attrs.language, meta: block.attrs.meta, value: block.textContent }];
    case 'rule':
      return [{ type: 'thematicBreak' }];
    default:
      return [tableTree(block)];
  }
}

function filled(paragraph: MarkdownNode): MarkdownNode[] {
  return paragraph.children?.length === 0 ? [] : [paragraph];
}

function within(parent: Node): MarkdownNode[] {
  return parent.children.flatMap(treeOf);
}

function listTree(list: Node): MarkdownNode {
  const ordered = list.type.name === 'ordered_list';
  return {
    type: 'list',
    ordered,
    start: ordered ? list.attrs.start : null,
    spread: list.attrs.spread,
    children: list.children.map((item) => {
      const children = within(item);
      // An empty point is none that can be ticked.
      const checked = children.length === 0 ? null : item.attrs.checked;
      return { type: 'listItem', checked, spread: item.attrs.spread, children };
    }),
  };
}

function tableTree(table: Node): MarkdownNode {
  const [head] = table.children;
  return {
    type: 'table',
    align: (head?.children ?? []).map((cell) => cell.attrs.align),
    children: table.children.map((row) => ({
      type: 'tableRow',
      children: row.children.map((cell) => ({
        type: 'tableCell',
        children: cell.firstChild ? inlineTreeOf(cell.firstChild, 'one-line') : [],
      })),
    })),
  };
}
