import type { Mark, Node } from 'prosemirror-model';
import { isTooDeep, readArticle } from '../../ui/article/article-dialect.ts';
import type { MarkdownNode } from '../../ui/article/markdown-node.ts';
import { schema } from './schema.ts';
import { type Sources, sourcesOf } from './sources.ts';

/** What a text has that is only written as Markdown, not with its looks. */
export type NotHeld = 'notes' | 'references' | 'blocks' | 'depth';

export interface ReadDocument {
  readonly doc: Node;
  /** What each block of the text looks like, so that a block nobody touches comes back letter for letter. */
  readonly sources: Sources;
}

class CannotHold extends Error {
  readonly what: NotHeld;
  constructor(what: NotHeld) {
    super(what);
    this.what = what;
  }
}

/** The document that a text means; or what in it the rich editor cannot hold. */
export function readDocument(text: string): ReadDocument | NotHeld {
  if (isTooDeep(text)) return 'depth';
  try {
    const blocks = (readArticle(text).children ?? []).map((node) => ({ node, block: blockOf(node) }));
    const { paragraph } = schema.nodes;
    const content = blocks.length > 0 ? blocks.map(({ block }) => block) : paragraph.create();
    return { doc: schema.nodes.doc.create(null, content), sources: sourcesOf(text, blocks) };
  } catch (error) {
    if (error instanceof CannotHold) return error.what;
    throw error;
  }
}

const { nodes, marks } = schema;

function blockOf(node: MarkdownNode): Node {
  switch (node.type) {
    case 'paragraph':
      return nodes.paragraph.create(null, inlineOf(node, []));
    case 'heading':
      return nodes.heading.create({ level: node.depth }, inlineOf(node, []));
    case 'blockquote':
      return nodes.blockquote.create(null, blocksOf(node));
    case 'callout':
      return nodes.callout.create({ kind: node.name }, blocksOf(node));
    case 'internal':
      if (node.attributes !== null) throw new CannotHold('blocks');
      return nodes.internal.create(null, blocksOf(node));
    case 'list':
      return listOf(node);
    case 'code':
      return nodes.code_block.create(
        { language: node.lang ?? null, meta: node.meta ?? null },
        node.value ? schema.text(node.value) : null,
      );
    case 'thematicBreak':
      return nodes.rule.create();
    case 'table':
      return tableOf(node);
    case 'containerDirective':
      throw new CannotHold('blocks');
    case 'footnoteDefinition':
      throw new CannotHold('notes');
    default:
      throw new CannotHold('references');
  }
}

function blocksOf(node: MarkdownNode): readonly Node[] {
  const blocks = (node.children ?? []).map(blockOf);
  return blocks.length > 0 ? blocks : [nodes.paragraph.create()];
}

function listOf(node: MarkdownNode): Node {
  const items = (node.children ?? []).map((item) =>
    nodes.list_item.create({ checked: item.checked ?? null, spread: item.spread ?? false }, blocksOf(item)),
  );
  const spread = node.spread ?? false;
  return node.ordered
    ? nodes.ordered_list.create({ start: node.start ?? 1, spread }, items)
    : nodes.bullet_list.create({ spread }, items);
}

/** Every row as wide as the widest: cells that nobody wrote are empty ones. */
function tableOf(node: MarkdownNode): Node {
  const rows = node.children ?? [];
  const width = Math.max(1, ...rows.map((row) => row.children?.length ?? 0));
  return nodes.table.create(
    null,
    rows.map((row, index) => {
      const type = index === 0 ? nodes.table_header : nodes.table_cell;
      const cells = Array.from({ length: width }, (_, column) => {
        const cell = row.children?.[column];
        const paragraph = nodes.paragraph.create(null, cell ? inlineOf(cell, []) : []);
        return type.create({ align: node.align?.[column] ?? null }, paragraph);
      });
      return nodes.table_row.create(null, cells);
    }),
  );
}

function inlineOf(parent: MarkdownNode, active: readonly Mark[]): readonly Node[] {
  return (parent.children ?? []).flatMap((node) => {
    switch (node.type) {
      case 'text':
        return linesOf(node.value ?? '', active);
      case 'break':
        return [nodes.break.create({ hard: true }, null, active)];
      case 'strong':
        return inlineOf(node, marks.strong.create().addToSet(active));
      case 'emphasis':
        return inlineOf(node, marks.em.create().addToSet(active));
      case 'delete':
        return inlineOf(node, marks.strike.create().addToSet(active));
      case 'inlineCode':
        return node.value ? [schema.text(node.value, marks.code.create().addToSet(active))] : [];
      case 'link':
        return inlineOf(node, marks.link.create({ href: node.url, title: node.title ?? null }).addToSet(active));
      case 'image':
        return [nodes.image.create({ src: node.url, alt: node.alt ?? '', title: node.title ?? null }, null, active)];
      case 'footnoteReference':
        throw new CannotHold('notes');
      default:
        throw new CannotHold('references');
    }
  });
}

function linesOf(value: string, active: readonly Mark[]): readonly Node[] {
  return value
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [nodes.break.create(null, null, active)] : []),
      ...(line === '' ? [] : [schema.text(line, active)]),
    ]);
}
