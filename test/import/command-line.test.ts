import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readOptions } from '#server/import/options.ts';
import { progressLine } from '#server/import/progress-line.ts';
import { addOutcomes, emptyTally, progress, summary } from '#server/import/tally.ts';
import { aRow } from './import-rows.ts';

test('file names are meant from where npm was called', () => {
  const options = readOptions(['a.csv', '/data/b.csv', '--errors', 'bad.jsonl'], { INIT_CWD: '/home/lin' });
  expect(options.files).toEqual([resolve('/home/lin/a.csv'), resolve('/data/b.csv')]);
  expect(options.errorsFile).toBe(resolve('/home/lin/bad.jsonl'));
  expect(options).toMatchObject({ team: undefined, dryRun: false, server: undefined, source: undefined });
});

test.each([
  [[], /at least one file/],
  [['a.csv', '--server', 'ftp://x', '--login', 'a'], /http/],
  [['a.csv', '--server', 'http://127.0.0.1:1'], /together/],
  [['a.csv', '--login', 'lin'], /together/],
  [['a.csv', '--team', ' '], /--team takes a name/],
  [['a.csv', '--source', 'x'.repeat(101)], /--source takes a name/],
  [['a.csv', '--time-zone', 'Shanghai'], /"Shanghai" is no time zone/],
  [['a.csv', '--frobnicate'], /frobnicate/],
])('%j is refused in a sentence', (argv, message) => {
  expect(() => readOptions(argv, {})).toThrow(message);
});

test('on a terminal the progress is rewritten in place and cut to its width', () => {
  const written: string[] = [];
  const line = progressLine({ isTTY: true, columns: 10, write: (text) => written.push(text) }, () => 0);
  line.show('123456789012');
  line.show('2');
  line.end();
  line.end();
  expect(written).toEqual(['\r\u001b[K123456789', '\r\u001b[K2', '\r\u001b[K']);
});

test('in a log the progress is a line every five seconds', () => {
  const written: string[] = [];
  let now = 0;
  const line = progressLine({ write: (text) => written.push(text) }, () => now);
  for (; now <= 12_000; now += 1000) line.show(`${now}`);
  expect(written).toEqual(['5000\n', '10000\n']);
});

test('the tally counts rows, outcomes and what was refused before sending', () => {
  const outcome = { row: aRow('1', 2), entries: 3, message: '' };
  const tally = addOutcomes(
    emptyTally,
    [
      { ...outcome, outcome: 'created' },
      { ...outcome, outcome: 'completed' },
      { ...outcome, outcome: 'unchanged', entries: 0 },
      { ...outcome, outcome: 'refused', entries: 0 },
    ],
    2,
  );
  expect(summary(tally)).toBe('created 1, completed 1, unchanged 1, refused 3; timeline lines 6');
  expect(progress({ ...tally, rows: 12_000 }, 4000)).toBe('12,000 rows, 3,000 per second, 3 refused');
});
