interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/** HTML that somebody typed is what they wrote, not how it shall look: it is shown letter by letter. */
function htmlAsText(parent: Node): void {
  for (const [index, node] of (parent.children ?? []).entries()) {
    if (node.type !== 'html') htmlAsText(node);
    else if (parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem')
      parent.children?.splice(index, 1, { type: 'paragraph', children: [{ ...node, type: 'text' }] });
    else node.type = 'text';
  }
}

/**
 * Reads Markdown as the editor shows it, for those who write messages and no documents: a line of dashes under a name makes no heading of
 * it, four spaces in front make no program text, and a tag is a text.
 */
export function asPeopleWrite(this: { data(): object }): (tree: object) => void {
  const data = this.data() as { micromarkExtensions?: object[] };
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: ['setextUnderline', 'codeIndented'] } },
  ];
  return (tree) => htmlAsText(tree as Node);
}
