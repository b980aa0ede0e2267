import { expect, it } from 'vitest';
import { isSingleKey, keyCaps, keyNameOf, keysCollide } from '#renderer/state/shortcuts/key-names.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it.each([
  ['a letter', { key: 'j', code: 'KeyJ' }, 'j'],
  ['a letter with the capitals lock', { key: 'J', code: 'KeyJ' }, 'j'],
  ['a letter with Shift', { key: 'J', code: 'KeyJ', shiftKey: true }, 'shift+j'],
  ['a sign that needs Shift', { key: '?', code: 'Slash', shiftKey: true }, '?'],
  ['Ctrl', { key: 'k', code: 'KeyK', ctrlKey: true }, 'mod+k'],
  ['Cmd', { key: 'k', code: 'KeyK', metaKey: true }, 'mod+k'],
  ['Alt and a digit', { key: '1', code: 'Digit1', altKey: true }, 'alt+1'],
  ['Option and a digit on a Mac', { key: '¡', code: 'Digit1', altKey: true }, 'alt+1'],
  ['a named key', { key: 'ArrowDown', code: 'ArrowDown', shiftKey: true }, 'shift+ArrowDown'],
  ['the space bar', { key: ' ', code: 'Space' }, 'Space'],
  ['a keyboard of another script', { key: 'о', code: 'KeyJ' }, 'j'],
  ['Chinese punctuation', { key: '？', code: 'Slash', shiftKey: true }, '?'],
  ['Chinese brackets', { key: '【', code: 'BracketLeft' }, '['],
  ['a wide letter', { key: 'ｊ', code: 'KeyJ' }, 'j'],
  ['Shift alone', { key: 'Shift', code: 'ShiftLeft', shiftKey: true }, undefined],
  ['a dead key', { key: 'Dead', code: 'Quote' }, undefined],
])('%s', (_, press, name) => {
  expect(keyNameOf({ ...none, ...press })).toBe(name);
});

it('only characters are single keys', () => {
  expect(['j', 'shift+j', '?', 'g c', '+'].filter((keys) => !isSingleKey(keys))).toEqual([]);
  expect(['mod+k', 'alt+1', 'Enter', 'Space', 'ArrowDown', 'mod+k c'].filter(isSingleKey)).toEqual([]);
});

it('keys collide when they are the same or one begins the other', () => {
  expect(keysCollide('g', 'g c')).toBe(true);
  expect(keysCollide('g c', 'g')).toBe(true);
  expect(keysCollide('g c', 'g k')).toBe(false);
  expect(keysCollide('mod+k', 'mod+kx')).toBe(false);
});

it('are shown as they stand on the keyboard', () => {
  expect(keyCaps('mod+k', '⌘')).toEqual(['⌘', 'K']);
  expect(keyCaps('g c', 'Ctrl')).toEqual(['G', 'C']);
  expect(keyCaps('shift+ArrowDown', 'Ctrl')).toEqual(['Shift', '↓']);
  expect(keyCaps('mod++', 'Ctrl')).toEqual(['Ctrl', '+']);
});
