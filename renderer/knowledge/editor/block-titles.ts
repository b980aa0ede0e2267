import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/** Says over each callout and internal block what it is; the words are the screen's language and no part of the text. */
export function blockTitles(titleOf: (kind: string | null) => string): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const titles: Decoration[] = [];
        doc.descendants((node, at) => {
          const { name } = node.type;
          if (name === 'callout' || name === 'internal') {
            const title = titleOf(name === 'callout' ? node.attrs.kind : null);
            titles.push(Decoration.node(at, at + node.nodeSize, { 'data-title': title, 'aria-label': title }));
          }
          return !node.isTextblock;
        });
        return DecorationSet.create(doc, titles);
      },
    },
  });
}
