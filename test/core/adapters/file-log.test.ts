import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeError } from '#core/adapters/describe-error.ts';
import { createFileLog } from '#core/adapters/file-log.ts';
import { AppError } from '#domain/contract/failure.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('a line is in the file as soon as it is logged', () => {
  const folder = temporaryFolder();
  const log = createFileLog(folder);
  log.warn('pull failed', { tries: 3, error: new AppError('offline', 'No answer.') });
  expect(lines(join(folder, 'holdfast.log'))).toMatchObject([
    { level: 40, msg: 'pull failed', tries: 3, error: { kind: 'offline', message: 'No answer.' } },
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

test('an error is told by type, place and code; its message only where it cannot quote a person', () => {
  const parsing = thrown(() => JSON.parse('张伟 138'));
  expect(parsing.message).toContain('张伟');
  for (const told of [
    describeError(parsing),
    describeError(parsing.stack),
    describeError('张伟'),
    describeError({ 张伟: 1 }),
  ]) {
    expect(JSON.stringify(told)).not.toContain('张伟');
  }
  expect(describeError(parsing)).toMatchObject({
    type: 'SyntaxError',
    stack: expect.arrayContaining([expect.stringContaining('file-log.test')]),
  });
  const missing = thrown(() => readFileSync('/nowhere'));
  expect(describeError(missing)).toMatchObject({ code: 'ENOENT', message: expect.stringContaining('no such file') });
  expect(describeError(new AppError('damaged', 'Page 7 is damaged.', undefined, parsing))).toMatchObject({
    kind: 'damaged',
    message: 'Page 7 is damaged.',
    cause: { type: 'SyntaxError' },
  });
});

function thrown(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}
