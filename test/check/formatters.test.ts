import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Numbers and dates are written by `renderer/state/format-*.ts` alone: in the language of the screen, by formatters that are made once. */
const ownFormat = /\.toLocale(?:Date|Time)?String\(|\bIntl\./;
const formatters = /^renderer\/state\/format-[a-z]+\.ts$/;

const sources = globSync('renderer/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));
const formatting = sources.filter((path) => ownFormat.test(readFileSync(path, 'utf8')));

test('nobody but the formatters writes numbers and dates', () => {
  expect(formatting.filter((path) => !formatters.test(path))).toEqual([]);
});

test('the formatters are where the check looks for them', () => {
  expect(formatting.filter((path) => formatters.test(path)).length).toBeGreaterThan(3);
});

test.each(['count.toLocaleString(locale)', 'new Date().toLocaleDateString()', 'new Intl.NumberFormat()'])(
  'it would find %s',
  (line) => expect(line).toMatch(ownFormat),
);
