import { EditorView } from '@codemirror/view';
import { act, fireEvent, screen } from '@testing-library/react';
import './layout.ts';

/** The text of a message being written, by its name. What happens in a real browser with keys and input methods, test/e2e shows. */
export function editorNamed(name?: string | RegExp) {
  const field = () => screen.getByRole('textbox', name === undefined ? {} : { name });
  const view = (): EditorView => {
    const found = EditorView.findFromDOM(field());
    if (!found) throw new Error('this is no editor');
    return found;
  };
  return {
    field,
    view,
    text: () => view().state.doc.toString(),
    /** Types at the cursor, letter by letter. */
    type(text: string) {
      act(() => {
        view().focus();
        for (const letter of text)
          view().dispatch(view().state.replaceSelection(letter), { userEvent: 'input.type', scrollIntoView: true });
      });
    },
    press: (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(field(), { key, ...more }),
    send: () => fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true }),
  };
}
