import { expect, test } from 'vitest';
import { fileLimits, fileProblem, megabyte } from '#domain/rules/file-limits.ts';
import { cleanFileName } from '#domain/rules/file-name.ts';

const photo = { name: '照片.jpg', mediaType: 'image/jpeg', size: 1 };

test.each([
  ['a picture of one byte', photo, undefined],
  ['the largest that is allowed', { ...photo, size: 25 * megabyte }, undefined],
  ['one byte more', { ...photo, size: 25 * megabyte + 1 }, 'too-large'],
  ['nothing', { ...photo, size: 0 }, 'empty-file'],
  ['a program', { ...photo, name: 'setup.exe' }, 'blocked-type'],
  ['a program in capitals', { ...photo, name: 'SETUP.EXE' }, 'blocked-type'],
  ['a script', { ...photo, name: 'readme.txt.vbs' }, 'blocked-type'],
  ['a shortcut', { ...photo, name: 'photo.jpg.lnk' }, 'blocked-type'],
  ['a program by its type alone', { ...photo, name: 'setup', mediaType: 'application/x-msdownload' }, 'blocked-type'],
  ['a sheet', { ...photo, name: '对账.xlsx' }, undefined],
  ['a name without extension', { ...photo, name: 'exe' }, undefined],
])('%s', (_what, facts, kind) => {
  expect(fileProblem(facts, fileLimits.usualBytes)?.kind).toBe(kind);
});

test.each(['a\u202Egpj.exe', 'setup.exe. ', 'C:\\x\\setup.exe', 'setup.ex\u200Be'])(
  'a program that hides as %j is one when its name is clean',
  (given) => {
    expect(fileProblem({ ...photo, name: cleanFileName(given) }, fileLimits.usualBytes)?.kind).toBe('blocked-type');
  },
);
