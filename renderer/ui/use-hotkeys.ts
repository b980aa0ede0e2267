import { useEffect, useRef } from 'react';

/** Keys such as `j`, `ArrowDown`, `mod+k` (Ctrl, on a Mac Cmd) and what they do. False leaves the key to the page. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

/**
 * Program-wide keys. Plain keys are left alone while somebody types, composes or has a dialog or menu open; `mod`
 * combinations always work.
 */
export function useHotkeys(keys: Hotkeys, enabled = true): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      const name = hotkeyName(event);
      const run = Object.hasOwn(current.current, name) ? current.current[name] : undefined;
      if (!run || event.defaultPrevented || event.isComposing) return;
      if (!name.startsWith('mod+') && isTakenElsewhere(event.target)) return;
      if (run(event) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled]);
}

export function hotkeyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${key}`;
}

const typing = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]';

function isTakenElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typing) !== null;
}
