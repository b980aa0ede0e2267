import { expect, test } from 'vitest';
import { recognise } from '#server/import/formats/recognise.ts';
import { folderWith, readAll, table } from './collect.ts';
import { trackerFiles } from './real-data.ts';

const zone = 'UTC';

test.each([
  ['an empty file', '', /cases\.csv is empty/],
  ['blank lines', '\n \n', /cases\.csv is empty/],
  ['another table', 'city,population\nKiel,246243\n', /no header with subject or description: city, population/],
  ['one JSON list', '[{"id": 1}]', /it is one JSON list/],
  ['other JSON lines', '{"city": "Kiel"}\n', /none of its first lines holds subject or description/],
  ['a comment table alone', 'id,issueID,created,body,creatorID\n1,2,3,4,5\n', /issue table is not there/],
])('%s is refused in a sentence', async (_name, content, message) => {
  await expect(recognise([folderWith({ 'cases.csv': content })('cases.csv')], zone)).rejects.toThrow(message);
});

test('a missing file and an empty folder are named', async () => {
  const at = folderWith({ 'readme.txt': 'nothing' });
  await expect(recognise([at('gone.csv')], zone)).rejects.toThrow(/There is no file .*gone\.csv/);
  await expect(recognise([at()], zone)).rejects.toThrow(/holds no \.csv or \.jsonl file/);
});

test('the tables of a tracker are one job, as a folder and as files in any order', async () => {
  const files = trackerFiles(6, 10);
  const at = folderWith(files);
  const whole = await readAll([at()], zone);
  const one = await readAll(Object.keys(files).reverse().map(at), zone);
  expect(whole.cases).toHaveLength(6);
  expect(one.cases).toEqual(whole.cases);
  const labelled = whole.cases.find((found) => found.externalId === 'I1');
  expect(labelled).toMatchObject({ type: 'suggestion', priority: 'urgent', tags: ['enhancement', 'p0'] });
});

test('comments without an issue and broken rows of side tables are refused, the rest goes on', async () => {
  const files = trackerFiles(3, 3);
  files['comment.csv'] += 'C98,I77,1700000000000,lost,U1\nC99,I1,some day,no time,U1\nC100,I1\n';
  const { cases, refusals } = await readAll([folderWith(files)()], zone);
  expect(cases.flatMap((found) => found.entries)).toHaveLength(3);
  expect(refusals.map((found) => found.reason).toSorted()).toEqual([
    'created cannot be read as a time',
    'missing or unusable: created, body, creatorid',
    'the issue of this comment is not in the export',
  ]);
});

test('several files of cases are several jobs; a table of refusals is none', async () => {
  const content = table('id,subject,opened_at', '1,a,2026-03-01');
  const at = folderWith({ 'a.csv': content, 'b.csv': content, 'b.csv.errors.jsonl': '{"reason": "x"}' });
  const jobs = await recognise([at(), at('a.csv')], zone);
  expect(jobs.map((job) => job.name)).toEqual(['a', 'b']);
});
