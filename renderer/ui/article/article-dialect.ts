import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import { markBlocks } from './callouts.ts';
import { type MarkdownNode, wordsOf } from './markdown-node.ts';
import { slugOf } from './slug.ts';

/**
 * How articles are written: Markdown with tables, task lists and bare addresses, callouts as GitHub writes them, and `:::internal` blocks.
 * As in messages, a line of dashes under words makes no heading of them, four spaces in front make no program text, and a tag is text that
 * is shown letter by letter. Of the directives only the blocks are read, for `10:30` and `k:word` are just words.
 */
const syntax = [gfm({ singleTilde: false }), blocksOnly(), withoutSurprises()];
const trees = [gfmFromMarkdown(), directiveFromMarkdown()];

function blocksOnly(): ReturnType<typeof directive> {
  const colon = 58;
  const constructs = directive().flow?.[colon];
  const [container] = Array.isArray(constructs) ? constructs : [constructs];
  return container ? { flow: { [colon]: container } } : {};
}

function withoutSurprises(): ReturnType<typeof directive> {
  return { disable: { null: ['setextUnderline', 'codeIndented', 'htmlFlow', 'htmlText'] } };
}

/** Nobody nests quotes or lists so deep; a text that does is shown and edited as it was typed, for no tree of it is safe to walk. */
export function isTooDeep(text: string): boolean {
  return /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){40}/m.test(text) || /[*_[\]]{200}/.test(text) || /^[ \t]{200}/m.test(text);
}

/** The tree of an article's text. */
export function readArticle(text: string): MarkdownNode {
  const tree = fromMarkdown(text, { extensions: syntax, mdastExtensions: trees }) as MarkdownNode;
  markBlocks(tree);
  return tree;
}

interface ProcessorData {
  micromarkExtensions?: unknown[];
  fromMarkdownExtensions?: unknown[];
}

/** The same for the reader, which makes elements of the tree. */
export function articleDialect(this: { data(): object }): (tree: object) => void {
  const data = this.data() as ProcessorData;
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ...syntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), ...trees];
  return (tree) => {
    markBlocks(tree as MarkdownNode);
    breakLines(tree as MarkdownNode);
    nameElements(tree as MarkdownNode, new Set());
  };
}

/** A line break that was typed is one. */
function breakLines(parent: MarkdownNode): void {
  if (!parent.children) return;
  parent.children = parent.children.flatMap((node): MarkdownNode[] => {
    if (node.type !== 'text' || !node.value?.includes('\n')) return [node];
    return node.value
      .split('\n')
      .flatMap((value, index): MarkdownNode[] => [...(index > 0 ? [{ type: 'break' }] : []), { type: 'text', value }]);
  });
  for (const node of parent.children) breakLines(node);
}

/** Says which element stands for what Markdown itself does not know. */
function nameElements(parent: MarkdownNode, slugs: Set<string>): void {
  for (const node of parent.children ?? []) {
    if (node.type === 'callout') node.data = { hName: 'hf-callout', hProperties: { 'data-kind': node.name ?? '' } };
    else if (node.type === 'internal') node.data = { hName: 'hf-internal' };
    else if (node.type === 'containerDirective') node.data = { hName: 'div' };
    else if (node.type === 'heading') node.data = { hProperties: { 'data-slug': slugOf(wordsOf(node), slugs) } };
    nameElements(node, slugs);
  }
}
