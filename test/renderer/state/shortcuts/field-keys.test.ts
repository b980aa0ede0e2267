import { EditorState } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { expect, it } from 'vitest';
import { richKeyNames } from '#renderer/knowledge/editor/rich-keys.ts';
import { actionIds, actionOf } from '#renderer/state/shortcuts/action-list.ts';
import { keysOf } from '#renderer/state/shortcuts/bindings.ts';
import { type FieldKind, fieldKeys, fieldsThatTake } from '#renderer/state/shortcuts/field-keys.ts';
import { editorKeys } from '#renderer/ui/editor/editor-keys.ts';

/** What Shift makes of them on an American keyboard: a symbol has its Shift in it. */
const shifted: Readonly<Record<string, string>> = { '6': '^', '7': '&', '8': '*', '9': '(', '\\': '|' };

/** An editor's name of a key as the registry has it; none for one without Ctrl or Cmd. */
function nameOf(key: string, isMac: boolean): string[] {
  const parts = key.split('-');
  const held = new Set(parts.slice(0, -1));
  // Ctrl is not the machine's own key for shortcuts there.
  if (!(held.has('Mod') || (!isMac && held.has('Ctrl')))) return [];
  const last = parts.at(-1) ?? '';
  const symbol = held.has('Shift') ? shifted[last] : undefined;
  const shift = held.has('Shift') && symbol === undefined ? 'shift+' : '';
  return [`mod+${held.has('Alt') ? 'alt+' : ''}${shift}${symbol ?? last}`];
}

const actions = { submit: () => {}, leave: () => {}, undoNothing: () => false };
const ofMessages = EditorState.create({ extensions: editorKeys(() => actions) })
  .facet(keymap)
  .flat()
  .flatMap(({ key, linux, mac, shift }) => {
    const names = [...nameOf(linux ?? key ?? '', false), ...nameOf(mac ?? key ?? '', true)];
    return shift ? names.flatMap((name) => [name, name.replace(/([^+]+)$/, 'shift+$1')]) : names;
  });
const ofArticles = richKeyNames.flatMap((key) => nameOf(key, false));

it.each<[FieldKind, readonly string[]]>([
  ['message', ofMessages],
  ['article', ofArticles],
])('the keys of the %s editor are the ones it really has', (kind, real) => {
  expect(fieldKeys[kind].toSorted()).toEqual([...new Set(real)].toSorted());
});

it('no action has a usual key that does something else where somebody may be writing', () => {
  const all = { shortcuts: {}, singleKeys: true };
  const taken = actionIds.flatMap((id) =>
    keysOf(id, all).flatMap((keys) => fieldsThatTake(id, keys).map((kind) => `${id}: ${keys} (${kind})`)),
  );
  expect(taken).toEqual([]);
});

it('a key is refused where both can be reached, and not to what is the field’s own', () => {
  expect(fieldsThatTake('article.link', 'mod+shift+x')).toEqual(['message', 'article']);
  expect(fieldsThatTake('call.next', 'mod+shift+l')).toEqual([]);
  expect(fieldsThatTake('article.link', 'mod+shift+l')).toEqual(['article']);
  expect(actionOf('edit.undo')).toMatchObject({ keys: 'mod+z', fixed: true });
  expect(fieldsThatTake('edit.undo', 'mod+z')).toEqual([]);
});
