import type { EditorState } from '@codemirror/state';
import { Decoration, type EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { blankPlace } from '#domain/rules/prepared-text.ts';

/** The next place to fill in from there on, or the first of all. */
export function nextBlank(
  state: EditorState,
  from: number,
): { readonly from: number; readonly to: number } | undefined {
  const found = [...state.doc.toString().matchAll(blankPlace)].map(({ index, 0: text }) => ({
    from: index,
    to: index + text.length,
  }));
  return found.find((one) => one.from >= from) ?? found[0];
}

const matcher = new MatchDecorator({ regexp: blankPlace, decoration: Decoration.mark({ class: 'hf-blank' }) });

/** Marks what is still to be filled in. */
export const blanks = ViewPlugin.define(
  (view: EditorView) => ({
    drawn: matcher.createDeco(view),
    update(update: ViewUpdate) {
      this.drawn = matcher.updateDeco(update, this.drawn);
    },
  }),
  { decorations: (plugin) => plugin.drawn },
);
