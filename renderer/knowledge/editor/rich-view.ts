import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { EditorState } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { blockTitles } from './block-titles.ts';
import { markdownWhileTyping } from './input-rules.ts';
import { type PicturePlaces, pictureView } from './picture-view.ts';
import type { ReadDocument } from './read-document.ts';
import { richKeys } from './rich-keys.ts';
import { richPaste } from './rich-paste.ts';
import { taskView } from './task-view.ts';
import { writeDocument } from './write-document.ts';

export interface RichActions {
  /** The text as Markdown. Not while an input method composes: what it has not settled is no text yet. */
  onText(text: string): void;
  /** Anything the toolbar shows may be another. */
  onState(state: EditorState): void;
  onBlur(): void;
  onLink(): void;
  onFiles(files: readonly File[]): boolean;
  readonly pictures: PicturePlaces;
  taskName(): string;
  /** What a callout is called, or an internal block (null). */
  blockTitle(kind: string | null): string;
}

/** The field in which an article is written with its looks. */
export function richView(
  host: HTMLElement,
  { doc, sources }: ReadDocument,
  label: string,
  actions: () => RichActions,
): EditorView {
  let isLate = false;
  const tell = (view: EditorView) => {
    isLate = false;
    actions().onText(writeDocument(view.state.doc, sources));
  };
  const view: EditorView = new EditorView(host, {
    state: EditorState.create({
      doc,
      plugins: [
        ...richKeys(() => actions().onLink()),
        markdownWhileTyping(),
        richPaste((files) => actions().onFiles(files)),
        tableEditing(),
        history(),
        blockTitles((kind) => actions().blockTitle(kind)),
        dropCursor(),
        gapCursor(),
      ],
    }),
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, spellcheck: 'true' },
    nodeViews: {
      image: pictureView(actions().pictures),
      list_item: taskView(() => actions().taskName()),
    },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) {
        if (view.composing) isLate = true;
        else tell(view);
      }
      actions().onState(view.state);
    },
    handleDOMEvents: {
      compositionend: () => {
        // The browser's own change of the text comes first.
        setTimeout(() => {
          if (isLate && !view.isDestroyed) tell(view);
        });
        return false;
      },
      blur: (field) => {
        if (isLate) tell(field);
        actions().onBlur();
        return false;
      },
    },
  });
  return view;
}
