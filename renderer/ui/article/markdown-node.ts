/**
 * A node of a Markdown tree, told as loosely as the trees of several libraries are: what reads one looks at `type` and takes the fields
 * that this type has.
 */
export interface MarkdownNode {
  type: string;
  children?: MarkdownNode[];
  value?: string;
  /** Of a heading: 1 to 6. */
  depth?: number;
  ordered?: boolean | null;
  start?: number | null;
  spread?: boolean | null;
  checked?: boolean | null;
  lang?: string | null;
  meta?: string | null;
  url?: string;
  title?: string | null;
  alt?: string | null;
  align?: readonly ('left' | 'right' | 'center' | null)[] | null;
  /** Of a directive: its name; of a callout: its kind. */
  name?: string;
  attributes?: Readonly<Record<string, string | null | undefined>> | null;
  data?: {
    directiveLabel?: boolean;
    hName?: string;
    hProperties?: Record<string, string | number | boolean>;
  };
  position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } };
}

/** The words of a node and of all within it. */
export function wordsOf(node: MarkdownNode): string {
  return node.value ?? node.alt ?? (node.children ?? []).map(wordsOf).join('');
}
