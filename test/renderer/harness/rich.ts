import { createEvent, fireEvent, screen } from '@testing-library/react';
import './layout.ts';

export interface Pasted {
  readonly text?: string;
  readonly html?: string;
  readonly files?: readonly File[];
}

/** The field in which an article is written with its looks. Keys and input methods of a real browser, test/e2e shows. */
export function richNamed(name: string | RegExp) {
  const field = () => screen.getByRole('textbox', { name });
  return {
    field,
    paste({ text = '', html = '', files = [] }: Pasted) {
      const kinds: Readonly<Record<string, string>> = { 'text/plain': text, 'text/html': html };
      const event = createEvent.paste(field(), {
        clipboardData: { getData: (kind: string) => kinds[kind] ?? '', files, types: Object.keys(kinds) },
      });
      fireEvent(field(), event);
    },
    press: (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(field(), { key, ...more }),
  };
}
