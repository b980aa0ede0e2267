import { history } from '@codemirror/commands';
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, placeholder as placeholderExtension } from '@codemirror/view';
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react';
import { cspNonce } from '../../bridge/csp-nonce.ts';
import { blanks, nextBlank } from './blanks.ts';
import { editorKeys } from './editor-keys.ts';
import { editorPaste } from './editor-paste.ts';
import { type Format, formats } from './formatting.ts';
import css from './markdown-editor.module.css';
import { markdownSupport } from './markdown-language.ts';
import { richText } from './rich-text.ts';
import type { SuggestionProvider } from './suggestion.ts';
import { optionId, SuggestionMenu } from './suggestion-menu.tsx';
import { useSuggestions } from './use-suggestions.ts';

export interface EditorHandle {
  focus(): void;
  format(format: Format): void;
  /** Puts a text in at the cursor. */
  insert(text: string): void;
  /** Selects the next place to be filled in. */
  fillIn(): void;
}

interface Props {
  readonly ref?: Ref<EditorHandle>;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  /** Shows the signs of Markdown instead of what they mean. */
  readonly plain: boolean;
  readonly readOnly: boolean;
  readonly providers: readonly SuggestionProvider[];
  readonly menuLabel: string;
  onChange(text: string): void;
  onBlur(): void;
  onSubmit(): void;
  /** Ctrl or Cmd with Z where there is nothing to take back in the text. False when there is nothing else either. */
  onUndoNothing(): boolean;
  /** Pasted or dropped files. False leaves them to whoever is around. */
  onFiles(files: readonly File[]): boolean;
}

/**
 * A field for formatted text. What it holds is Markdown, letter by letter as it was written; the formatting is only shown over it. Enter is
 * a new line and never sends, Ctrl or Cmd with Enter does, and an input method's keys are its own.
 */
export function MarkdownEditor(props: Props) {
  const { ref, value, plain, readOnly, label } = props;
  const menuId = useId();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const suggestions = useSuggestions(() => view.current, props.providers);
  const latest = useRef({ props, suggestions });
  useEffect(() => {
    latest.current = { props, suggestions };
  });
  const parts = useRef({ look: new Compartment(), access: new Compartment() });

  const stateOf = (text: string): EditorState => {
    const now = () => latest.current.props;
    const { look, access } = parts.current;
    return EditorState.create({
      doc: text,
      selection: { anchor: text.length },
      extensions: [
        // A lone carriage return is a character as any other.
        EditorState.lineSeparator.of('\n'),
        history(),
        markdownSupport,
        blanks,
        look.of(lookOf(now().plain)),
        access.of(EditorState.readOnly.of(now().readOnly)),
        EditorView.lineWrapping,
        EditorView.cspNonce.of(cspNonce()),
        EditorView.contentAttributes.of({ 'aria-label': now().label, 'aria-autocomplete': 'list', spellcheck: 'true' }),
        placeholderExtension(now().placeholder),
        Prec.highest(
          EditorView.domEventHandlers({
            keydown: (event, editor) => latest.current.suggestions.keyDown(event, editor),
            blur: () => void now().onBlur(),
            // The browser's own change of the text comes first; then all that was put off is done.
            compositionend: (_event, editor) => {
              setTimeout(() => editor.dom.isConnected && editor.dispatch({}));
            },
          }),
        ),
        editorKeys(() => ({
          submit: () => now().onSubmit(),
          leave: () => undefined,
          undoNothing: () => now().onUndoNothing(),
        })),
        editorPaste(
          () => now().plain,
          (files) => now().onFiles(files),
        ),
        EditorView.updateListener.of((update) => {
          latest.current.suggestions.follow(update);
          if (update.docChanged) now().onChange(update.state.doc.toString());
        }),
      ],
    });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes is read when it is needed.
  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({ parent: host.current, state: stateOf(latest.current.props.value) });
    view.current = editor;
    return () => {
      view.current = undefined;
      editor.destroy();
    };
  }, []);

  // A text that comes from elsewhere (the stored draft, a message taken back) begins anew: its past is not this field's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another text is a reason.
  useEffect(() => {
    const editor = view.current;
    if (editor && value !== editor.state.doc.toString()) editor.setState(stateOf(value));
  }, [value]);
  useEffect(() => {
    view.current?.dispatch({ effects: parts.current.look.reconfigure(lookOf(plain)) });
  }, [plain]);
  useEffect(() => {
    view.current?.dispatch({ effects: parts.current.access.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);

  const { menu } = suggestions;
  useEffect(() => {
    const content = view.current?.contentDOM;
    if (!content) return;
    content.setAttribute('aria-label', label);
    if (menu) {
      content.setAttribute('aria-controls', menuId);
      content.setAttribute('aria-activedescendant', optionId(menuId, menu.chosen));
    } else for (const name of ['aria-controls', 'aria-activedescendant']) content.removeAttribute(name);
  }, [menu, menuId, label]);

  useImperativeHandle(ref, () => ({
    focus: () => view.current?.focus(),
    format(format) {
      const editor = view.current;
      if (!editor || editor.state.readOnly) return;
      formats[format](editor);
      editor.focus();
    },
    insert(text) {
      const editor = view.current;
      editor?.dispatch(editor.state.replaceSelection(text), { userEvent: 'input', scrollIntoView: true });
    },
    fillIn() {
      const editor = view.current;
      const found = editor && nextBlank(editor.state, 0);
      if (!found) return;
      editor.dispatch({ selection: { anchor: found.from, head: found.to }, scrollIntoView: true });
      editor.focus();
    },
  }));

  return (
    <>
      <div ref={host} className={css.editor} data-plain={plain} />
      {menu && (
        <SuggestionMenu
          id={menuId}
          label={props.menuLabel}
          parts={menu.parts}
          chosen={menu.chosen}
          place={menu.place}
          onPick={(suggestion, otherwise) => void suggestions.pick(suggestion, otherwise)}
        />
      )}
    </>
  );
}

function lookOf(plain: boolean): Extension {
  return plain ? [] : richText;
}
