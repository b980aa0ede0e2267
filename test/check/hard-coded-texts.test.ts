import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hardCodedTexts } from './hard-coded-texts.ts';

/** What is the same in every language. */
const allowed: Readonly<Record<string, string>> = {
  Holdfast: 'the name of the program',
  Alt: 'the name of a key, as keyboards have it',
  '+ Enter': 'the name of a key, as keyboards have it',
  Markdown: 'the name of a notation',
  '/^\\s*[\\d一二三四五六七八九十]+[.)、）]/': 'how people number the lists they type',
};

const sources = [...globSync('renderer/**/*.{ts,tsx}'), ...globSync('electron/desktop/**/*.ts')].sort();
const found = sources.flatMap((path) => hardCodedTexts(path));
const textOf = (line: string) => line.replace(/^.*?:\d+: /, '');

test('no text that people read is written into the program', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(found.filter((line) => !Object.hasOwn(allowed, textOf(line)))).toEqual([]);
});

test('what is allowed is still there', () => {
  const texts = new Set(found.map(textOf));
  expect(Object.keys(allowed).filter((text) => !texts.has(text))).toEqual([]);
});

const component = (content: string) => `export function View() { return ${content}; }`;

test.each([
  ['text between tags', component('<p>Nothing here</p>'), ['Nothing here']],
  ['a literal between tags', component("<p>{'Nothing here'}</p>"), ['Nothing here']],
  ['one branch of a choice', component("<p>{busy ? 'Wait' : t('ready')}</p>"), ['Wait']],
  ['what stands after a condition', component("<p>{count > 0 && 'some'}</p>"), ['some']],
  ['a part of a template', component('<p>{`Hello $' + '{name}`}</p>'), ['Hello']],
  ['a label', component('<input aria-label="Search" />'), ['Search']],
  ['a tooltip in braces', component("<b title={'Urgent'} />"), ['Urgent']],
  ['a fallback of a placeholder', component("<input placeholder={hint ?? 'Name'} />"), ['Name']],
  ['an alternative text', component('<img alt="A parcel" />'), ['A parcel']],
  ['Chinese anywhere', "const words = ['退款', t('refund')];", ['退款']],
  ['Chinese in a pattern', 'const refund = /退货|换货/;', ['/退货|换货/']],
  ["a dialog's message", "dialog.show({ message: 'The disk is full', type: 'error' });", ['The disk is full']],
  ["a menu's label", "menu.append({ label: 'Reload', role: 'reload' });", ['Reload']],
])('finds %s', (_what, source, texts) => {
  expect(hardCodedTexts('renderer/cases/view.tsx', source).map(textOf)).toEqual(texts);
});

test.each([
  ['names of the program', component('<Menu position="bottom-end" data-tone="bad" className={css.open} />')],
  ['keys of texts', component("<Field label={t('cases:field.name')} title={t(`status.$" + '{status}`)} />')],
  ['comparisons', component("<p>{kind === 'note' ? t('note') : t('reply')}</p>")],
  ['values that are no texts', "const view = { title: 'subject', label: field };"],
  ['marks and numbers', component('<p>{count} / 12 · {`$' + '{first}–$' + '{last}`}</p>')],
  ['comments', '// 高 instead of high\nconst a = 1;'],
])('does not take %s for texts', (_what, source) => {
  expect(hardCodedTexts('renderer/cases/view.tsx', source)).toEqual([]);
});
