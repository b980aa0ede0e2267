import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { act, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Format, formats } from '#renderer/ui/editor/formatting.ts';
import { MarkdownEditor } from '#renderer/ui/editor/markdown-editor.tsx';
import { naughtyStrings } from '../../../domain/naughty-strings.ts';
import { editorNamed } from '../../harness/editor.ts';

const ofTheTrade = [
  '您好，**退款**已到账。\n\n- 一\n- 二\n  - 二点一\n\n1. 先\n2. 后',
  '| 型号 | 数量 |\n| --- | ---: |\n| A-1 | 2 |',
  '```js\nconst a = `x`;\n```\n\n之后',
  '第一行\n第二行\n\n\n第三行',
  '* star list\n* two',
  'a\\*b\\*c 3 * 4 * 5 snake_case_name <b>x</b> & &amp;',
  '[@王芳](agent:1) 请看 https://a.example/x_y_z?q=1&b=2',
  '价格是 $5~10~，**加粗**中文紧挨',
  'Signature\n-- \nWang',
  'two spaces  \nnext\r\nof Windows\rof old',
  '> 引用\n> 第二行\n\n正文 {{order.number}}',
];

/** An editor on the page, as the composer has it; `hand` gives it another text from outside. */
function openEditor() {
  const changes: string[] = [];
  const field = (value: string, plain: boolean) => (
    <MarkdownEditor
      label="Text"
      placeholder="Write"
      value={value}
      plain={plain}
      readOnly={false}
      providers={[]}
      menuLabel="Insert"
      onChange={(text) => changes.push(text)}
      onBlur={() => undefined}
      onSubmit={() => undefined}
      onUndoNothing={() => false}
      onFiles={() => false}
    />
  );
  const { rerender } = render(field('', false));
  return {
    changes,
    editor: editorNamed('Text'),
    hand: (value: string, plain = false) => rerender(field(value, plain)),
  };
}

describe('what is written is what is stored', () => {
  it('for every text of the trade and every naughty one: opened, looked at both ways and typed into', () => {
    const { changes, editor, hand } = openEditor();
    for (const text of [...ofTheTrade, ...naughtyStrings()]) {
      hand(text);
      expect(editor.text()).toBe(text);
      hand(text, true);
      hand(text, false);
      expect(editor.text()).toBe(text);
    }
    expect(changes).toEqual([]);
    hand('a_b');
    editor.type('*');
    expect(changes).toEqual(['a_b*']);
    expect(screen.getByRole('textbox')).toHaveTextContent('a_b*');
  });
});

/** Whatever is selected in whatever text: a format that is put on and taken off again leaves the text as it was. */
it.each(['bold', 'italic', 'strike', 'code'] as const)('%s comes off as it went on', (format: Format) => {
  const letters = fc.string({ unit: fc.constantFrom('a', '退', ' ', '\n', '<'), minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(letters, fc.nat(30), fc.nat(30), (text, one, two) => {
      const [anchor, head] = [Math.min(one, text.length), Math.min(two, text.length)];
      const view = new EditorView({ state: EditorState.create({ doc: text, selection: { anchor, head } }) });
      formats[format](view);
      formats[format](view);
      expect(view.state.doc.toString()).toBe(text);
      view.destroy();
    }),
  );
});

it.each<[Format, string, string]>([
  ['bullets', 'one\ntwo', '- one\n- two'],
  ['numbers', 'one\ntwo', '1. one\n2. two'],
  ['quote', 'one\n\ntwo', '> one\n> \n> two'],
])('%s begins each line, and ends it again', (format, text, formatted) => {
  const view = new EditorView({
    state: EditorState.create({ doc: text, selection: { anchor: 0, head: text.length } }),
  });
  act(() => void formats[format](view));
  expect(view.state.doc.toString()).toBe(formatted);
  act(() => void formats[format](view));
  expect(view.state.doc.toString()).toBe(text);
  view.destroy();
});
