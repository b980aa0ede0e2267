import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileLog } from '#core/adapters/file-log.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('a line is in the file as soon as it is logged', () => {
  const folder = temporaryFolder();
  const log = createFileLog(folder);
  log.warn('pull failed', { tries: 3, error: new Error('connection reset') });
  expect(lines(join(folder, 'holdfast.log'))).toMatchObject([
    { level: 40, msg: 'pull failed', tries: 3, error: { message: 'connection reset' } },
  ]);
  log.close();
  log.info('too late');
  expect(lines(join(folder, 'holdfast.log'))).toHaveLength(1);
});

test('a later run appends', () => {
  const folder = temporaryFolder();
  for (const message of ['first run', 'second run']) {
    const log = createFileLog(folder);
    log.info(message);
    log.close();
  }
  expect(lines(join(folder, 'holdfast.log')).map(({ msg }) => msg)).toEqual(['first run', 'second run']);
});

test('what could be a secret or a person is not written, even when somebody passes it', () => {
  const folder = temporaryFolder();
  const log = createFileLog(folder);
  log.info('signing in', { login: 'lin', password: 'hunter2', request: { token: 'abc', phone: '+86 138 0000 0000' } });
  log.close();
  const text = readFileSync(join(folder, 'holdfast.log'), 'utf8');
  for (const secret of ['lin', 'hunter2', 'abc', '138']) expect(text).not.toContain(`"${secret}`);
  expect(text.match(/\[not logged\]/g)).toHaveLength(4);
});

test('the log keeps one full file and the current one', () => {
  const folder = temporaryFolder();
  const log = createFileLog(folder, 2000);
  for (let count = 0; count < 100; count++) log.info('line', { count });
  log.close();
  const [before, now] = [join(folder, 'holdfast.1.log'), join(folder, 'holdfast.log')];
  expect(statSync(before).size).toBeLessThan(2200);
  expect(statSync(now).size).toBeLessThan(2200);
  const counts = [...lines(before), ...lines(now)].map(({ count }) => count);
  expect(counts.at(-1)).toBe(99);
  expect(counts).toEqual(counts.toSorted((a, b) => Number(a) - Number(b)));
});
