// The promise: what is meant for the journal never ends up in another file, whatever becomes of the journal.
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppendFile } from '#db/journal/file.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

test('a file that was taken away is not taken for the next one that is opened', () => {
  const folder = temporaryFolder();
  const [path, other] = [join(folder, 'outbox.journal'), join(folder, 'replica.db')];
  writeFileSync(path, 'begun');
  writeFileSync(other, 'rows');
  const journal = new AppendFile(path);
  rmSync(path);
  expect(() => journal.append(Buffer.from(' record'))).toThrow('ENOENT');

  // It gets the lowest number that is free.
  const opened = openSync(other, 'r+');
  expect(() => journal.append(Buffer.from(' record'))).toThrow('ENOENT');
  expect(readFileSync(other, 'utf8')).toBe('rows');
  closeSync(opened);

  writeFileSync(path, 'anew');
  journal.append(Buffer.from(' record'));
  expect(readFileSync(path, 'utf8')).toBe('anew record');
  journal.close();
});
