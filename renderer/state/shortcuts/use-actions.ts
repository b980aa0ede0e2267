import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useCore, useSettings } from '../core-context.tsx';
import type { ActionId } from './action-list.ts';
import type { OfferedAction } from './action-registry.ts';
import { keysOf } from './bindings.ts';
import type { KeyName } from './key-names.ts';

/** While this view is on the screen, these actions can be done: by key, from the palette, from the window's menu. */
export function useActions(actions: readonly OfferedAction[]): void {
  const registry = useCore().actions;
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => registry.offer(() => current.current), [registry]);
}

/** The key to show beside an action; null when it has none, or it is switched off. */
export function useKeys(id: ActionId): KeyName | null {
  return useSettings((settings) => keysOf(id, settings)[0] ?? null);
}

export function usePendingKeys(): KeyName | null {
  return useStore(useCore().actions.pending);
}
