import { type ActionGroup, type ActionId, actionOf } from './action-list.ts';
import type { KeyName } from './key-names.ts';

export const fieldKinds = ['message', 'article'] as const;
export type FieldKind = (typeof fieldKinds)[number];

const inBoth = ['b', 'i', 'e', 'shift+x', '&', '*', '(', 'z', 'y', 'shift+z', 'a', 'Backspace', 'Delete'];
const inMessages = [
  ...['m', 'u', 'shift+u', '[', ']', '|', 'alt+\\', 'alt+ArrowUp', 'alt+ArrowDown'],
  ...['Home', 'End', 'shift+Home', 'shift+End'],
  ...['ArrowLeft', 'ArrowRight', 'shift+ArrowLeft', 'shift+ArrowRight'],
];
const inArticles = ['^', 'shift+l', 'alt+0', 'alt+1', 'alt+2', 'alt+3'];

/** What the two editors do by keys with Ctrl or Cmd: a field takes them before the window hears of them. */
export const fieldKeys: Readonly<Record<FieldKind, readonly KeyName[]>> = {
  message: [...inBoth, ...inMessages].map((key) => `mod+${key}`),
  article: [...inBoth, ...inArticles].map((key) => `mod+${key}`),
};

/** A message may be written beside anything; an article is edited alone. */
const besideArticles: ReadonlySet<ActionGroup> = new Set(['everywhere', 'go', 'tabs', 'knowledge']);

/** The editors in which the key would do something else, so that the action is out of reach for who writes there. */
export function fieldsThatTake(id: ActionId, keys: KeyName): readonly FieldKind[] {
  const { group, fixed } = actionOf(id);
  if (fixed) return [];
  return fieldKinds.filter(
    (kind) => fieldKeys[kind].includes(keys) && (kind === 'message' || besideArticles.has(group)),
  );
}
