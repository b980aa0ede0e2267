import type { EditorView, ViewUpdate } from '@codemirror/view';
import { useEffect, useRef, useState } from 'react';
import { belongsToInputMethod } from './editor-keys.ts';
import { type FoundPart, findAll, type Suggestion, type SuggestionProvider } from './suggestion.ts';
import type { MenuPlace } from './suggestion-menu.tsx';
import { type Trigger, triggerAt } from './trigger.ts';

export interface OpenMenu {
  readonly trigger: Trigger;
  readonly parts: readonly FoundPart[];
  readonly chosen: number;
  readonly place: MenuPlace;
}

interface Now {
  menu: OpenMenu | undefined;
  /** What is asked for at the cursor. */
  trigger: Trigger | undefined;
  /** Where the sign stands whose menu was sent away. */
  dismissed: number;
  /** Counts the questions: only the answer to the last one is shown. */
  asked: number;
  /** The key to pick came before the answer. */
  pick: boolean;
  /** Something was typed with an input method and not looked at yet. */
  late: boolean;
}

const all = (parts: readonly FoundPart[]): readonly Suggestion[] => parts.flatMap(({ suggestions }) => suggestions);

/**
 * The menu at the cursor: what was typed behind a sign is looked for, the arrows choose, Enter or Tab picks, Escape sends it away until
 * another sign is typed. While an input method composes nothing is looked for and no key is taken.
 */
export function useSuggestions(view: () => EditorView | undefined, providers: readonly SuggestionProvider[]) {
  const [menu, setMenu] = useState<OpenMenu | undefined>();
  const now = useRef<Now>({ menu: undefined, trigger: undefined, dismissed: -1, asked: 0, pick: false, late: false });
  const current = useRef(providers);
  useEffect(() => {
    current.current = providers;
  });

  const show = (next: OpenMenu | undefined) => {
    now.current.menu = next;
    setMenu(next);
  };
  const close = () => {
    now.current.asked += 1;
    now.current.trigger = undefined;
    if (now.current.menu) show(undefined);
  };
  const pick = (suggestion: Suggestion, otherwise: boolean) => {
    const editor = view();
    const { trigger } = now.current;
    close();
    if (!editor || !trigger) return;
    const text = suggestion.text(otherwise);
    editor.dispatch({
      changes: { from: trigger.from, to: trigger.to, insert: text },
      selection: { anchor: trigger.from + text.length },
      userEvent: 'input.complete',
      scrollIntoView: true,
    });
    editor.focus();
    suggestion.picked?.(otherwise);
    return { from: trigger.from, to: trigger.from + text.length };
  };

  const look = async (editor: EditorView, trigger: Trigger) => {
    const asked = ++now.current.asked;
    const parts = await findAll(current.current, trigger.kind, trigger.query);
    const state = now.current;
    if (asked !== state.asked || !editor.dom.isConnected) return;
    const at = editor.coordsAtPos(trigger.from);
    const found = all(parts);
    if (found.length === 0 || !at) {
      state.pick = false;
      return show(undefined);
    }
    show({ trigger, parts, chosen: 0, place: { left: at.left, top: at.top, bottom: at.bottom } });
    const [first] = found;
    if (state.pick && first) pick(first, false);
    state.pick = false;
  };

  // Who answers may have learnt more since (the colleagues were just read).
  // biome-ignore lint/correctness/useExhaustiveDependencies: only others that answer are a reason.
  useEffect(() => {
    const editor = view();
    const { trigger } = now.current;
    if (editor && trigger) void look(editor, trigger);
  }, [providers]);

  const follow = ({ view: editor, docChanged, selectionSet, focusChanged }: ViewUpdate) => {
    if (focusChanged && !editor.hasFocus) return close();
    const state = now.current;
    state.late ||= docChanged;
    if (editor.composing || !(state.late || selectionSet)) return;
    const isTyped = state.late;
    state.late = false;
    const signs = current.current.map(({ sign }) => sign);
    const trigger = editor.state.readOnly ? undefined : triggerAt(editor.state, signs);
    if (trigger?.from !== state.dismissed) state.dismissed = -1;
    // The cursor alone opens nothing: what was typed does.
    if (!trigger || trigger.from === state.dismissed || (!isTyped && !state.menu)) return close();
    ask(editor, trigger);
  };

  const ask = (editor: EditorView, trigger: Trigger) => {
    const state = now.current;
    const isSame = trigger.from === state.trigger?.from && trigger.kind === state.trigger.kind;
    if (!isSame && state.menu) show(undefined);
    if (isSame && trigger.query === state.trigger?.query && state.menu) return;
    state.trigger = trigger;
    void look(editor, trigger);
  };

  /** True when the key was the menu's. */
  const keyDown = (event: KeyboardEvent, editor: EditorView): boolean => {
    const { menu: open, trigger } = now.current;
    if (!open || !trigger || belongsToInputMethod(editor, event)) return false;
    const found = all(open.parts);
    const move = (by: number) => show({ ...open, chosen: (open.chosen + by + found.length) % found.length });
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape') {
      now.current.dismissed = trigger.from;
      close();
    } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey) {
      const chosen = found[open.chosen];
      // Of what was typed last the answer is still to come.
      if (open.trigger.query !== trigger.query) now.current.pick = true;
      else if (chosen) pick(chosen, event.shiftKey);
    } else return false;
    return true;
  };

  return { menu, follow, keyDown, pick, close };
}
