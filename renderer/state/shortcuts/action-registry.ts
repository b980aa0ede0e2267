import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Settings } from '#domain/contract/ipc/settings-views.ts';
import { type ActionId, actionGroups, actionOf } from './action-list.ts';
import { keysOf } from './bindings.ts';
import { type KeyName, keyNameOf } from './key-names.ts';

/** An action as a view on the screen offers it. */
export interface OfferedAction {
  readonly id: ActionId;
  /** One of several ways of doing it, in the reader's words (the status to set): for the palette, without a key. */
  readonly choice?: string;
  /** Whether it can be done now; left out, it can. */
  readonly applies?: boolean;
  /** Stands in where nobody else offers the same; the palette does not show it. */
  readonly fallback?: boolean;
  /** False leaves a key to the page. */
  run(event?: KeyboardEvent): unknown;
}

export interface ActionRegistry {
  /** Until the returned function is called, what `actions` answers can be done. */
  offer(actions: () => readonly OfferedAction[]): () => void;
  /** What can be done now, the nearest first. */
  offered(): readonly OfferedAction[];
  /** False when nobody offers it now. */
  run(id: ActionId): boolean;
  /** The first of two keys that was pressed, while the second is waited for. */
  readonly pending: StoreApi<KeyName | null>;
  /** Leaves the keys alone until the returned function is called: one is being chosen. */
  rest(): () => void;
}

/** How long the second of two keys is waited for. */
const patienceMs = 1500;

/** Runs the actions of the views on the screen by their keys. Listens while there are any. */
export function createActionRegistry(settings: StoreApi<Settings>, page: Window): ActionRegistry {
  const offers = new Set<() => readonly OfferedAction[]>();
  const pending = createStore<KeyName | null>(() => null);
  let giveUp: ReturnType<typeof setTimeout> | undefined;
  let resting = 0;

  const offered = (): readonly OfferedAction[] =>
    [...offers]
      .toReversed()
      .flatMap((actions) => actions())
      .filter(({ applies = true }) => applies)
      .toSorted((a, b) => Number(a.fallback ?? false) - Number(b.fallback ?? false) || nearness(b) - nearness(a));

  const wait = (keys: KeyName | null): void => {
    clearTimeout(giveUp);
    pending.setState(keys, true);
    if (keys !== null) giveUp = setTimeout(() => pending.setState(null, true), patienceMs);
  };

  // Noted before anybody acts on the key: who closes a menu by it has taken it off the page when the key comes here.
  let layer: Element | undefined;
  const beforeKey = (event: KeyboardEvent): void => {
    layer = event.key === 'Escape' ? openLayer() : undefined;
  };

  const onKey = (event: KeyboardEvent): void => {
    const name = keyNameOf(event);
    if (name === undefined || resting > 0 || event.defaultPrevented) return;
    // An input method's own keys; old Chromium and Safari report the last one as 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (isTakenElsewhere(event, name)) {
      wait(null);
      return;
    }
    if (name === 'Escape' && layer) {
      leaveTo(layer, event);
      wait(null);
      return;
    }
    const before = pending.getState();
    const keys = before === null ? name : `${before} ${name}`;
    const byKey = offered().filter(({ choice }) => choice === undefined);
    const keysNow = (id: ActionId) => keysOf(id, settings.getState());
    if (byKey.some(({ id }) => keysNow(id).some((each) => each.startsWith(`${keys} `)))) {
      event.preventDefault();
      wait(keys);
      return;
    }
    wait(null);
    const isDone = byKey.some((action) => keysNow(action.id).includes(keys) && action.run(event) !== false);
    // When the second key was another one, it does not run what it would alone.
    if (isDone || before !== null) event.preventDefault();
  };

  return {
    offered,
    pending,
    offer(actions) {
      if (offers.size === 0) {
        page.addEventListener('keydown', beforeKey, true);
        page.addEventListener('keydown', onKey);
      }
      offers.add(actions);
      return () => {
        offers.delete(actions);
        if (offers.size > 0) return;
        page.removeEventListener('keydown', beforeKey, true);
        page.removeEventListener('keydown', onKey);
        wait(null);
      };
    },
    run(id) {
      const action = offered().find((each) => each.id === id && each.choice === undefined);
      action?.run();
      return action !== undefined;
    },
    rest() {
      resting++;
      wait(null);
      return () => {
        resting--;
      };
    },
  };
}

/** What belongs to an open case goes before what belongs to the list beside it, and that before what applies everywhere. */
function nearness({ id }: OfferedAction): number {
  return actionGroups.indexOf(actionOf(id).group);
}

/** What is written in; a box that is ticked takes no letters. */
const fields = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';
const layers = '[role="dialog"], [role="menu"], [role="listbox"]';

/** Somebody types, has a menu or a panel open, or a dialog asks for an answer first. */
function isTakenElsewhere({ target }: KeyboardEvent, name: KeyName): boolean {
  if (document.querySelector('[aria-modal="true"]')) return true;
  if (!(target instanceof Element)) return false;
  // Copying, pasting, selecting, undoing and redoing: a field does that itself.
  if (name.startsWith('mod+')) return /^mod\+([acvxyz]|shift\+[vz])$/.test(name) && target.closest(fields) !== null;
  if (target.closest(layers)) return true;
  // Option and a digit write characters on a Mac.
  const isAlt = name.startsWith('alt+') && !/^(Mac|iP)/.test(navigator.platform);
  return !isAlt && target.closest(fields) !== null;
}

/** A menu or panel that is open. One that was just opened has not got the focus yet: Escape is for it all the same, not for the view below. */
function openLayer(): Element | undefined {
  return [...document.querySelectorAll('[role="menu"], [role="dialog"]')].at(-1);
}

function leaveTo(layer: Element, event: KeyboardEvent): void {
  event.preventDefault();
  // It may have closed itself by this very key.
  if (!layer.isConnected) return;
  const { key, code } = event;
  layer.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
}
