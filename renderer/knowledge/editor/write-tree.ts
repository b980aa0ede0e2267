import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { MarkdownNode } from '../../ui/article/markdown-node.ts';

const callout: Handle = (node: MarkdownNode, _parent, state, info) => {
  const exit = state.enter('blockquote');
  const tracker = state.createTracker(info);
  tracker.move('> ');
  tracker.shift(2);
  const inner = state.containerFlow(node as Parameters<typeof state.containerFlow>[0], tracker.current());
  exit();
  const lines = inner === '' ? [] : inner.split('\n');
  return [`> [!${node.name}]`, ...lines.map((line) => (line === '' ? '>' : `> ${line}`))].join('\n');
};

/** With as many colons as it takes to stand around a block of the same kind. */
const internal: Handle = (node: MarkdownNode, _parent, state, info) => {
  const inner = state.containerFlow(node as Parameters<typeof state.containerFlow>[0], info);
  const longest = Math.max(2, ...[...inner.matchAll(/^[\s>]*(:{3,})/gm)].map(([, colons = '']) => colons.length));
  const fence = ':'.repeat(longest + 1);
  return `${fence}internal\n${inner}${inner === '' ? '' : '\n'}${fence}`;
};

/** `[#Step]` and `[!calm]` are words of scripts, and no link without an address behind them: they stay as they are read aloud. */
const text: Handle = (node: MarkdownNode, _parent, state, info) =>
  state.safe(node.value ?? '', info).replace(/\\\[([#!][^[\]\n]*\])(?!\\?[([:])/g, '[$1');

const options: Options = {
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  handlers: { callout, internal, text } as Partial<NonNullable<Options['handlers']>>,
  unsafe: [{ atBreak: true, character: ':', after: '::' }],
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  rule: '-',
  listItemIndent: 'one',
  incrementListMarker: true,
};

/** Markdown in the normal form of articles (docs/knowledge-editor.md). */
export function writeTree(tree: MarkdownNode): string {
  return toMarkdown(tree as Parameters<typeof toMarkdown>[0], options).replace(/\n$/, '');
}
