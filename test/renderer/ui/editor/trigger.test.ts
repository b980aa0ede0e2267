import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { type TriggerKind, triggerAt } from '#renderer/ui/editor/trigger.ts';

const all: readonly TriggerKind[] = ['@', '/', '?'];
const at = (text: string) => triggerAt(EditorState.create({ doc: text, selection: { anchor: text.length } }), all);

describe('a menu is asked for', () => {
  it.each<[string, TriggerKind, string]>([
    ['@', '@', ''],
    ['请@王', '@', '王'],
    ['请＠wxm', '@', 'wxm'],
    ['hello @an', '@', 'an'],
    ['/', '/', ''],
    ['您好 /退款', '/', '退款'],
    ['(/x', '/', 'x'],
    ['、处理', '/', '处理'],
    ['?reset pass', '?', 'reset pass'],
    ['one\n？重启', '?', '重启'],
  ])('by %s', (text, kind, query) => {
    expect(at(text)).toEqual({ kind, query, from: text.length - query.length - 1, to: text.length });
  });

  it.each([
    ['a mail address', 'write to a.b@example'],
    ['a question', '怎么办?'],
    ['a question in Chinese', '真的吗？是'],
    ['one or the other', '他/她'],
    ['an address of the web', 'https://a.example/x'],
    ['a day', '3/4'],
    ['a list in Chinese', '苹果、梨'],
    ['a question mark alone', 'so ? yes'],
    ['two of them', '//'],
    ['a name that is finished', '@王 好的'],
  ])('and not by %s', (_what, text) => {
    expect(at(text)).toBeUndefined();
  });

  it('only by signs that somebody answers to, and by no selection', () => {
    const selected = EditorState.create({ doc: '@ab', selection: { anchor: 1, head: 3 } });
    expect(triggerAt(selected, all)).toBeUndefined();
    expect(triggerAt(EditorState.create({ doc: '@a', selection: { anchor: 2 } }), ['/'])).toBeUndefined();
  });
});
