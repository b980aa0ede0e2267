import type { MarkdownNode } from './markdown-node.ts';

/** The kinds that are drawn apart; any other word is kept as it was written and drawn as a note. */
export const calloutKinds = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'] as const;
export type CalloutKind = (typeof calloutKinds)[number];

/** As GitHub writes them: a quote whose first line is `[!NOTE]` and nothing else. */
const mark = /^\[!([\p{L}\p{N}-]{1,20})\][ \t]*(?:\n|$)/u;

/** How a callout is drawn, whatever case its kind is written in. */
export function calloutKindOf(name: string): CalloutKind {
  return calloutKinds.find((kind) => kind === name.toUpperCase()) ?? 'NOTE';
}

/** Makes a `callout` of each quote that is one, and an `internal` of each block that never leaves the house; in place. */
export function markBlocks(parent: MarkdownNode): void {
  for (const node of parent.children ?? []) {
    if (node.type === 'blockquote') asCallout(node);
    else if (node.type === 'containerDirective' && node.name?.toLowerCase() === 'internal') asInternal(node);
    markBlocks(node);
  }
}

function asCallout(quote: MarkdownNode): void {
  const [first, ...rest] = quote.children ?? [];
  const [words, ...after] = first?.children ?? [];
  const found = first?.type === 'paragraph' && words?.type === 'text' ? mark.exec(words.value ?? '') : null;
  const kind = found?.[1];
  if (!found || !kind || !first || !words) return;
  const left = (words.value ?? '').slice(found[0].length);
  // A line break after the mark that is no part of the words: `[!NOTE]` and then a link.
  if (left === '' && after.length > 0 && !found[0].endsWith('\n') && after[0]?.type !== 'break') return;
  const inline = left === '' ? after.slice(after[0]?.type === 'break' ? 1 : 0) : [{ ...words, value: left }, ...after];
  quote.type = 'callout';
  quote.name = kind;
  quote.children = inline.length > 0 ? [{ ...first, children: inline }, ...rest] : rest;
}

function asInternal(block: MarkdownNode): void {
  const hasLabel = block.children?.[0]?.data?.directiveLabel === true;
  const hasMore = hasLabel || Object.keys(block.attributes ?? {}).length > 0;
  block.type = 'internal';
  // Kept as it is written by whoever gave it a label: the rich editor does not take it.
  if (!hasMore) block.attributes = null;
}
