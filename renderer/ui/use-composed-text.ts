import { type ChangeEvent, type CompositionEvent, useState } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface ComposedText {
  /** What stands in the field, half-typed pinyin too. */
  readonly typed: string;
  /** What was really entered: unchanged while an input method is composing. */
  readonly text: string;
  set(text: string): void;
  readonly field: {
    readonly value: string;
    onChange(event: ChangeEvent<Field>): void;
    onCompositionStart(): void;
    onCompositionEnd(event: CompositionEvent<Field>): void;
  };
}

/** A text field for looking things up while typing, also with an input method. */
export function useComposedText(initial = ''): ComposedText {
  const [typed, setTyped] = useState(initial);
  const [text, setText] = useState(initial);
  const [composing, setComposing] = useState(false);
  const set = (next: string) => {
    setTyped(next);
    setText(next);
  };
  return {
    typed,
    text,
    set,
    field: {
      value: typed,
      onChange: ({ currentTarget: { value } }) => {
        setTyped(value);
        if (!composing) setText(value);
      },
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: ({ currentTarget: { value } }) => {
        setComposing(false);
        set(value);
      },
    },
  };
}

/** True while the key belongs to an input method (Safari and old Chromium report 229 after the end). */
export function isComposingKey(event: { readonly nativeEvent: KeyboardEvent }): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
}
