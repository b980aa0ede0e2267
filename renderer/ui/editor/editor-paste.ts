import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { isFormatted, markdownOfHtml } from './clean-paste.ts';

const webAddress = /^https?:\/\/\S+$/;

/** Formatted text becomes Markdown; an address over selected words becomes their link; files go to whoever takes them. */
export function editorPaste(isPlain: () => boolean, takeFiles: (files: readonly File[]) => boolean): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const data = event.clipboardData;
      if (!data || view.state.readOnly) return false;
      const text = data.getData('text/plain');
      // Text copied from a word processor comes with a picture of itself: the text is meant.
      if (data.files.length > 0 && text === '') return handled(event, takeFiles([...data.files]));
      const { from, to } = view.state.selection.main;
      if (webAddress.test(text.trim()) && from < to) {
        replace(view, `[${view.state.sliceDoc(from, to)}](${text.trim()})`);
        return handled(event, true);
      }
      const html = data.getData('text/html');
      if (isPlain() || html === '' || !isFormatted(html)) return false;
      const clean = markdownOfHtml(html);
      if (clean === '') return false;
      replace(view, clean);
      return handled(event, true);
    },
    drop(event) {
      const { files } = event.dataTransfer ?? {};
      return files && files.length > 0 ? handled(event, takeFiles([...files])) : false;
    },
  });
}

/** Who took it leaves nothing for those around. */
function handled(event: Event, taken: boolean): boolean {
  if (taken) event.stopPropagation();
  return true;
}

function replace(view: EditorView, insert: string): void {
  view.dispatch(view.state.replaceSelection(insert), { userEvent: 'input.paste', scrollIntoView: true });
}
