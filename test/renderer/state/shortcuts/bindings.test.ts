import { expect, it } from 'vitest';
import { actionIds, actionOf } from '#renderer/state/shortcuts/action-list.ts';
import { collisionsOf, keysOf } from '#renderer/state/shortcuts/bindings.ts';

const usual = { shortcuts: {}, singleKeys: true };

it('no two actions that can be on the screen together share a usual key', () => {
  const collisions = actionIds.flatMap((id) =>
    keysOf(id, usual).flatMap((keys) => collisionsOf(id, keys, usual).map((other) => `${id} and ${other}: ${keys}`)),
  );
  expect(collisions).toEqual([]);
});

it('a key chosen for an action stands in for its usual one, and none for none', () => {
  const settings = { shortcuts: { 'list.next': 'x', 'case.reply': null, 'list.open': 'y' }, singleKeys: true };
  expect(keysOf('list.next', settings)).toEqual(['x', 'ArrowDown']);
  expect(keysOf('case.reply', settings)).toEqual([]);
  expect(keysOf('list.open', settings)).toEqual(['Enter']);
});

it('switched off, no letter, digit or sign alone runs anything', () => {
  const left = actionIds.flatMap((id) => keysOf(id, { shortcuts: {}, singleKeys: false }));
  expect(left.filter((keys) => !/^(mod|alt)\+|^(shift\+)?(Arrow\w+|Enter|Escape|Space)$/.test(keys))).toEqual([]);
  expect(left).toContain('mod+k');
});

it('names what a key is taken by: itself, or the first of two', () => {
  expect(collisionsOf('case.reply', 'j', usual)).toEqual(['list.next']);
  expect(collisionsOf('case.reply', 'g', usual)).toEqual(actionIds.filter((id) => actionOf(id).group === 'go'));
  expect(collisionsOf('case.reply', 'j', { shortcuts: { 'list.next': 'x' } })).toEqual([]);
});
