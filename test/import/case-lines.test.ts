import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, readAll } from './collect.ts';

async function readLines(...lines: unknown[]) {
  const content = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return readAll([folderWith({ 'cases.jsonl': content })('cases.jsonl')]);
}

const opened = { opened_at: '2026-03-01 09:30' };

test('keys are the columns of a table; tags may be a list', async () => {
  const { cases, format } = await readLines({ id: 7, 主题: '锁打不开', tags: ['门锁', 'L1'], ...opened });
  expect(format).toBe('cases as JSON lines');
  expect(cases[0]).toMatchObject({ externalId: '7', subject: '锁打不开', tags: ['门锁', 'L1'] });
});

test('messages become the timeline', async () => {
  const { cases } = await readLines({
    id: 'T7',
    subject: 'Lock jams',
    ...opened,
    messages: [
      { from: 'customer', author: 'Ada', body: 'It jams.', at: '2026-03-01 09:30' },
      { from: 'agent', author: 'Lin', body: 'Try this.', at: 1772330400000 },
      { id: 'n1', from: 'note', body: 'Third time this week', at: '2026-03-01 10:30' },
    ],
  });
  expect(cases[0]?.entries.map(({ externalId, kind, authorName }) => [externalId, kind, authorName])).toEqual([
    ['T7/1', 'message-in', 'Ada'],
    ['T7/2', 'message-out', 'Lin'],
    ['n1', 'note', ''],
  ]);
  expect(cases[0]?.lastActivityAt).toBe(Date.UTC(2026, 2, 1, 2, 30));
});

test('broken lines are refused alone', async () => {
  const { cases, refusals } = await readLines(
    { id: 1, subject: 'good', ...opened },
    '{"id": 2, "subject": ',
    '[1, 2]',
    { id: 3, subject: 'odd messages', messages: 'none', ...opened },
    { subject: 'no id', messages: [{ from: 'agent', body: 'x', at: '2026-03-01' }], ...opened },
    { id: 4, subject: 'odd time', messages: [{ from: 'agent', body: 'x', at: 'then' }], ...opened },
    { id: 5, subject: 'good', ...opened },
  );
  expect(cases.map((found) => found.externalId)).toEqual(['1', '5']);
  expect(refusals.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'the line is not valid JSON'],
    [3, 'the line is no JSON object'],
    [4, 'messages is no list of {from: customer | agent | note, author, body, at}'],
    [5, 'a case with messages needs an external_id, or a second run could not tell them apart'],
    [6, 'the time "then" of message 1 cannot be read'],
  ]);
});

const naughtyFile = resolve(process.env.HOLDFAST_DATA ?? '../shared/data', 'naughty-strings/blns.json');
const few = [
  '',
  'null',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202etest',
  '\u200b',
  "'; drop table agent; --",
  '田中さんにあげて',
  '🏳️‍🌈',
  '\u001b[31m',
  '\ufeff',
];

test('naughty strings go through as they are, but for what no database can hold', async () => {
  if (!existsSync(naughtyFile)) console.warn(`\n!!! ${naughtyFile} is not there: a few naughty strings instead.\n`);
  const strings = existsSync(naughtyFile)
    ? [...few, ...(JSON.parse(readFileSync(naughtyFile, 'utf8')) as string[])]
    : few;
  const { cases, refusals } = await readLines(
    ...strings.map((text, id) => ({
      id: `n${id}`,
      subject: `s ${text}`,
      description: text,
      tags: [text],
      customer_name: text,
      ...opened,
    })),
  );
  expect(refusals).toEqual([]);
  expect(cases).toHaveLength(strings.length);
  cases.forEach((found, at) => {
    expect(found.description.isWellFormed()).toBe(true);
    expect(found.description).not.toContain('\u0000');
    const text = strings[at] ?? '';
    if (/^[\x20-\x7e]*$/.test(text)) expect(found.description).toBe(text.trim());
  });
});
