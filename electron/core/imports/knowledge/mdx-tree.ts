import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { gfm } from 'micromark-extension-gfm';
import { mdxExpression } from 'micromark-extension-mdx-expression';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';
import { asFlow, isPhrasing, plainElement, trimmed } from './mdx-elements.ts';

/** So many characters that are no JSX are taken for what they are before the rest is read as plain Markdown. */
const mostMends = 60;

/**
 * MDX as plain Markdown: components become callouts, bold lines and pictures; code in braces and `import` lines go. Nothing is run. What is no JSX after all,
 * such as `<your-domain>` in a sentence, stays as text. `leftOut` hears of what could not be taken over. Nothing where the file cannot be read as MDX.
 */
export function mdxTree(text: string, leftOut: (name: string) => void): Root | undefined {
  const read = parsed(withoutModules(text));
  return read && { type: 'root', children: asFlow(read.children.flatMap((node) => plain(node, leftOut))) };
}

function parsed(given: string): Root | undefined {
  let text = given;
  for (let mends = 0; mends <= mostMends; mends++) {
    try {
      return fromMarkdown(text, {
        extensions: [gfm({ singleTilde: false }), mdxJsx(), mdxExpression(), mdxMd()],
        mdastExtensions: [gfmFromMarkdown(), mdxJsxFromMarkdown(), mdxExpressionFromMarkdown()],
      });
    } catch (error) {
      const mended = mendedAt(text, error);
      if (mended === undefined) return undefined;
      text = mended;
    }
  }
  return undefined;
}

/** The brace or angle bracket that an error is about, made a plain character. */
function mendedAt(text: string, error: unknown): string | undefined {
  const offset = offsetIn(text, error);
  if (offset === undefined) return undefined;
  // It is told where reading stopped; what began it stands there or before.
  for (let at = Math.min(offset, text.length - 1); at >= 0 && offset - at < 2000; at--) {
    const isOpening = text[at] === '<' || text[at] === '{';
    if (isOpening && text[at - 1] !== '\\') return `${text.slice(0, at)}\\${text.slice(at)}`;
  }
  return undefined;
}

interface Told {
  readonly message?: string;
  readonly place?: { readonly offset?: number; readonly start?: { readonly offset?: number } };
}

/** Of an element that is never closed the message says where it is opened, `(3:5-3:18)`, and the place only where that was found out. */
function offsetIn(text: string, error: unknown): number | undefined {
  const { message = '', place } = error as Told;
  const [, line, column] = /\((\d+):(\d+)-\d+:\d+\)/.exec(message) ?? [];
  if (line === undefined) return place?.start?.offset ?? place?.offset;
  const before = text.split('\n').slice(0, Number(line) - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1;
}

/** Lines that bring in code, outside of listings. */
function withoutModules(text: string): string {
  let fence: string | undefined;
  const kept = text.split('\n').filter((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    if (fence !== undefined) return true;
    return !/^(import\s.+\sfrom\s*['"]|import\s*['"]|export\s+(default|const|function|\{))/.test(line);
  });
  return kept.join('\n');
}

function plain(node: Nodes, leftOut: (name: string) => void): readonly Nodes[] {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
    const code = node.value.trim();
    const literal = /^(["'`])([^"'`\\$]*)\1$/.exec(code);
    if (literal) return [{ type: 'text', value: literal[2] ?? '' }];
    if (code !== '' && !/^(\/\*[\s\S]*\*\/|\/\/.*)$/.test(code)) leftOut('{…}');
    return [];
  }
  if (!('children' in node)) return [node];
  const children = (node.children as Nodes[]).flatMap((child) => plain(child, leftOut));
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
    return plainElement(node, { children, leftOut });
  if (node.type === 'paragraph' && children.every(isPhrasing))
    return children.length === 0 ? [] : [{ ...node, children: trimmed(children) }];
  if (children.every(isPhrasing)) return [{ ...node, children } as Nodes];
  // A block came out of a line of words: it stands for itself.
  if (node.type === 'paragraph') return asFlow(children);
  return [{ ...node, children: mayHoldBlocks(node.type) ? asFlow(children) : children } as Nodes];
}

function mayHoldBlocks(type: Nodes['type']): boolean {
  return type === 'blockquote' || type === 'listItem' || type === 'footnoteDefinition';
}
