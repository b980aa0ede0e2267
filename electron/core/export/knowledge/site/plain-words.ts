import type { Nodes } from 'mdast';
import { parseMarkdown } from '../../../imports/knowledge/markdown-text.ts';

const blocks = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'code', 'blockquote', 'break']);

/** What a reader sees of a text, on one line: its words without the marks that shape them. */
export function plainWords(body: string): string {
  const readable = body.replace(/^\s*:{3,}.*$/gm, '').replace(/\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/g, '');
  return wordsOf(parseMarkdown(readable)).replace(/\s+/gu, ' ').trim();
}

function wordsOf(node: Nodes): string {
  const own = 'value' in node ? node.value : node.type === 'image' ? (node.alt ?? '') : '';
  const within = 'children' in node ? (node.children as Nodes[]).map(wordsOf).join('') : '';
  return `${own}${within}${blocks.has(node.type) ? ' ' : ''}`;
}
