import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';

/** Reads Markdown as it is shown: CommonMark with GitHub's tables, task lists, strike-through and footnotes. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm({ singleTilde: false })], mdastExtensions: [gfmFromMarkdown()] });
}

/** The mark of a callout, which is no text. */
const escapedMark = /^((?:[ \t]*>)+[ \t]*)\\\[(?=!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])/gm;

/** Writes Markdown in the one form that everything that is brought in has. */
export function writeMarkdown(tree: Nodes): string {
  const text = toMarkdown(tree, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
    resourceLink: true,
  });
  return text.replaceAll('\u00a0', ' ').replace(escapedMark, '$1[').trim();
}
