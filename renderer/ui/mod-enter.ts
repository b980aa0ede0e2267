import type { KeyboardEvent } from 'react';
import { isComposingKey } from './use-composed-text.ts';

/** Ctrl or Cmd with Enter sends what was written, from any of its fields; an Enter that belongs to an input method does nothing. */
export function onModEnter(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposingKey(event)) return;
  event.preventDefault();
  send();
}
