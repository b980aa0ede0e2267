import { defaultKeymap, historyKeymap, indentLess, indentMore, insertNewline, undoDepth } from '@codemirror/commands';
import { deleteMarkupBackward, insertNewlineContinueMarkup } from '@codemirror/lang-markdown';
import { type Extension, Prec } from '@codemirror/state';
import { EditorView, type KeyBinding, keymap } from '@codemirror/view';
import { formats } from './formatting.ts';

export interface EditorActions {
  /** Ctrl or Cmd with Enter. */
  readonly submit: () => void;
  /** Escape, when no menu is open. */
  readonly leave: () => void;
  /** Ctrl or Cmd with Z in a text that is empty and has no past. False when there is nothing to take back. */
  readonly undoNothing: () => boolean;
}

/** True while the key belongs to an input method, whichever way the browser tells it. */
export function belongsToInputMethod(view: EditorView, event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229 || view.composing;
}

/** Tab leaves the field unless it indents a point of a list: nobody is caught in it. */
const inList = (view: EditorView, run: (view: EditorView) => boolean): boolean =>
  /^\s*([-*+]|\d+\.) /.test(view.state.doc.lineAt(view.state.selection.main.head).text) && run(view);

const formatting: readonly KeyBinding[] = [
  { key: 'Mod-b', run: formats.bold },
  { key: 'Mod-i', run: formats.italic },
  { key: 'Mod-Shift-x', run: formats.strike },
  { key: 'Mod-e', run: formats.code },
  { key: 'Mod-Shift-8', run: formats.bullets },
  { key: 'Mod-Shift-7', run: formats.numbers },
  { key: 'Mod-Shift-9', run: formats.quote },
];

/** Keys of an editor for programs that are not for messages, or belong to the whole program here. */
const notHere = new Set([
  ...['Enter', 'Mod-k', 'Mod-Enter', 'Escape', 'Mod-i', 'Mod-/', 'Alt-ArrowLeft', 'Alt-ArrowRight', 'Shift-Mod-k'],
]);

/** The keys of a text field, of Markdown lists, and of a message. */
export function editorKeys(actions: () => EditorActions): Extension {
  let isOfInputMethod = false;
  const newLine = (view: EditorView) => !isOfInputMethod && (insertNewlineContinueMarkup(view) || insertNewline(view));
  return [
    Prec.high(
      EditorView.domEventHandlers({
        keydown(event, view) {
          isOfInputMethod = belongsToInputMethod(view, event);
          if (isOfInputMethod) return false;
          const mod = event.ctrlKey || event.metaKey;
          if (event.key === 'Enter' && mod) {
            actions().submit();
            return true;
          }
          if (event.key === 'Escape') {
            view.contentDOM.blur();
            actions().leave();
            return false;
          }
          if (event.key.toLowerCase() === 'z' && mod && !event.shiftKey && undoDepth(view.state) === 0)
            return view.state.doc.length === 0 && actions().undoNothing();
          return false;
        },
      }),
    ),
    keymap.of([
      ...formatting,
      { key: 'Enter', run: newLine, shift: (view) => !isOfInputMethod && insertNewline(view) },
      { key: 'Backspace', run: deleteMarkupBackward },
      { key: 'Tab', run: (view) => inList(view, indentMore), shift: (view) => inList(view, indentLess) },
      ...historyKeymap,
      ...defaultKeymap.filter(({ key }) => !notHere.has(key ?? '')),
    ]),
  ];
}
