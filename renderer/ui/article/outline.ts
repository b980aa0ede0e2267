import { isTooDeep, readArticle } from './article-dialect.ts';
import { type MarkdownNode, wordsOf } from './markdown-node.ts';
import { slugOf } from './slug.ts';

export interface OutlineLine {
  readonly slug: string;
  readonly title: string;
  /** 1 for a heading of the first level. */
  readonly depth: number;
}

/** The headings of an article, in order, with the names by which each is reached. */
export function outlineOf(text: string): readonly OutlineLine[] {
  if (isTooDeep(text)) return [];
  const lines: OutlineLine[] = [];
  const taken = new Set<string>();
  const walk = (parent: MarkdownNode) => {
    for (const node of parent.children ?? []) {
      if (node.type === 'heading') {
        const title = wordsOf(node);
        lines.push({ slug: slugOf(title, taken), title, depth: node.depth ?? 1 });
      }
      walk(node);
    }
  };
  walk(readArticle(text));
  return lines;
}
