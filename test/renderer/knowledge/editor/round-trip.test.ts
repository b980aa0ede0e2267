import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { openRich } from '#renderer/knowledge/editor/open-rich.ts';
import { type ReadDocument, readDocument } from '#renderer/knowledge/editor/read-document.ts';
import { schema } from '#renderer/knowledge/editor/schema.ts';
import { writeDocument } from '#renderer/knowledge/editor/write-document.ts';
import { naughtyStrings } from '../../../domain/naughty-strings.ts';

const data = join(process.env.HOLDFAST_DATA ?? '../shared/data', 'kb-en-chatwoot-docs');

/** The help articles of a real product; where they are not at hand, one of the same shape. */
function articles(): readonly (readonly [string, string])[] {
  if (!existsSync(data)) {
    console.info('no help articles at hand: the round trip is made with one of the same shape');
    return [
      [
        'made up',
        '## Steps\n\n1. Open **Settings**\n   - then `Users`\n\n<Note>\n  Mind _this_.\n</Note>\n\n| a | b |\n| --- | --- |\n| 1 | 2 |',
      ],
    ];
  }
  return globSync('**/*.{md,mdx}', { cwd: data }).map((file) => [file, readFileSync(join(data, file), 'utf8').trim()]);
}

function held(text: string): ReadDocument {
  const read = readDocument(text);
  if (typeof read === 'string') throw new Error(`not held: ${read}`);
  return read;
}

describe('an article written with its looks', () => {
  it.each(articles())('comes back letter for letter where nobody touched it: %s', (_name, text) => {
    const { doc, sources } = held(text);
    expect(writeDocument(doc, sources)).toBe(text);
    // The normal form means the same, and is its own normal form.
    const normal = writeDocument(doc);
    const again = held(normal);
    expect(again.doc.toJSON()).toEqual(doc.toJSON());
    expect(writeDocument(again.doc)).toBe(normal);
  });

  it('has a normal form for everything it can hold', () => {
    const text = [
      '# One',
      '',
      '**bold** *em __both__* ~~gone~~ `code`\nnext line\\\nhard [link](https://a.example/x "t") ![pic](attachment:1)',
      '',
      '> [!TIP]',
      '> - [ ] a',
      '> - [x] b',
      '>',
      '> more',
      '',
      '::::internal',
      ':::internal',
      'secret',
      ':::',
      '::::',
      '',
      '3. three',
      '',
      '   loose',
      '',
      '4. four',
      '   1. inner',
      '',
      '| a | b |',
      '| - | :-: |',
      '| 1 | x\\|y |',
      '',
      '```js meta',
      'a\n\n  b',
      '```',
      '',
      '---',
      '',
      '- 开 → [#步骤]',
      '',
      '> [!calm] 别急',
    ].join('\n');
    expect(writeDocument(held(text).doc)).toBe(text);
  });

  it('says what it cannot hold, and such a text opens as Markdown', () => {
    expect(openRich('a[^1]\n\n[^1]: note')).toBe('notes');
    expect(openRich('[a][b]\n\n[b]: https://a.example')).toBe('references');
    expect(openRich(':::other\nx\n:::')).toBe('blocks');
    expect(openRich(':::internal[with a label]\nx\n:::')).toBe('blocks');
    expect(openRich('> '.repeat(500))).toBe('depth');
    expect(openRich("'www.x.com[#a]b_c")).toBe('looks');
  });

  it('writes anew only the block that was changed', () => {
    const text = '* odd\n* bullets\n\n\n\nSetext __bold__ words\n\n+ other';
    const { doc, sources } = held(text);
    const state = EditorState.create({ doc });
    const changed = state.apply(state.tr.insertText('New ', doc.child(0).nodeSize + 1)).doc;
    expect(writeDocument(changed, sources)).toBe('* odd\n* bullets\n\nNew Setext **bold** words\n\n+ other');
  });

  it('keeps two lists apart that came to stand one after the other', () => {
    const { doc, sources } = held('- a\n\nbetween\n\n- b');
    const without = schema.nodes.doc.create(null, [doc.child(0), doc.child(2)]);
    expect(held(writeDocument(without, sources)).doc.childCount).toBe(2);
  });

  it('moves a loose edge out of the signs, which Markdown would not read', () => {
    const bold = schema.marks.strong.create();
    const line = (...words: readonly [string, boolean][]) =>
      writeDocument(
        schema.nodes.doc.create(
          null,
          schema.nodes.paragraph.create(
            null,
            words.map(([text, isBold]) => schema.text(text, isBold ? [bold] : [])),
          ),
        ),
      );
    expect(line(['注意：', true], ['请断电', false])).toBe('**注意**：请断电');
    expect(line(['请', false], ['“断电”', true], ['再', false])).toBe('请“**断电**”再');
    expect(line(['typed ', false])).toBe('typed');
    expect(line(['bold ', true], ['words', false])).toBe('**bold** words');
    expect(line([' ', true], ['words', false])).toBe('words');
  });

  it.each(['  ', '\n\n', ''])('is empty where there is nothing: %j', (text) => {
    expect(writeDocument(held(text).doc)).toBe('');
  });
});

const pieces = [
  '# 标题\n', '**粗**', '*斜*', '~~删~~', '`code`', '[链接](https://a.example/x)', '![图](attachment:1)', '- a\n', '  - b\n',
  '1. c\n', '- [ ] t\n', '> q\n', '> [!NOTE]\n> n\n', ':::internal\n', ':::\n', '| a | b |\n| - | :-: |\n| 1 | 2\\|3 |\n',
  '```js\nx\n```\n', '---\n', '\n\n', '\n', '  \n', '\\\n', ' ', '**注意：**请', '[#步骤]', '> [!calm] 别急\n', '<b>x</b>', '&amp;',
  'https://a.example/b_c', 'a_b_c', '*', '_', '\t', '~', '10:30', '🙂', '!', '[', ']', '(', ')', '\\', '`', '=\n', '|', '[x]',
]; // biome-ignore format: one to a line they are a page.

describe('whatever is opened with its looks', () => {
  it('means the same when it comes back, and is as it was where nobody touched it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((some) => some.join('')),
          fc.constantFrom(...naughtyStrings()),
          fc.string({ unit: 'grapheme' }),
        ),
        (text) => {
          const opened = openRich(text);
          if (typeof opened === 'string') return;
          expect(held(writeDocument(opened.doc, opened.sources)).doc.toJSON()).toEqual(opened.doc.toJSON());
          expect(held(writeDocument(opened.doc)).doc.toJSON()).toEqual(opened.doc.toJSON());
        },
      ),
    );
  });
});
