import { join } from 'node:path';
import { expect, test } from 'vitest';
import { close } from '#db/connection/connection.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand, cancelCommands } from '#db/outbox/commands.ts';
import {
  commandNames,
  fileFailed,
  fileIsReady,
  filesToMove,
  fileUsed,
  findFile,
  forgetFile,
  keepFile,
  keptBytes,
  noteUpload,
  queueUp,
  readyFiles,
  wishForFile,
} from '#db/outbox/files.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

const hash = (letter: string) => letter.repeat(64);
const [a, b, c] = [hash('a'), hash('b'), hash('c')] as const;

function emptyOutbox() {
  return openOutbox(join(temporaryFolder(), 'outbox.db'), testKey());
}

test('what was made here is moved before what is wished for, the oldest first', () => {
  const db = emptyOutbox();
  wishForFile(db, a, 10, 1);
  keepFile(db, c, 20, 3);
  keepFile(db, b, 30, 2);
  expect(filesToMove(db).map(({ sha256 }) => sha256)).toEqual([b, c, a]);
  expect(keptBytes(db)).toBe(50);
  fileIsReady(db, b);
  fileFailed(db, c, { kind: 'too-large', message: '', details: { megabytes: 25 } });
  expect(filesToMove(db).map(({ sha256 }) => sha256)).toEqual([a]);
  expect(findFile(db, c)).toMatchObject({ state: 'failed', here: true, failure: { kind: 'too-large' } });
});

test('how far an upload is outlives the program', () => {
  const path = join(temporaryFolder(), 'outbox.db');
  const before = openOutbox(path, testKey());
  keepFile(before, a, 1000, 1);
  noteUpload(before, a, '/v1/files/1', 500);
  close(before);
  const after = openOutbox(path, testKey());
  expect(findFile(after, a)).toMatchObject({ state: 'up', uploadPath: '/v1/files/1', sent: 500 });
});

test('the same content once more changes nothing for one the server has, and mends one that failed or was only wished for', () => {
  const db = emptyOutbox();
  keepFile(db, a, 10, 1);
  fileIsReady(db, a);
  keepFile(db, a, 10, 2);
  expect(findFile(db, a)?.state).toBe('ready');
  fileFailed(db, a, { kind: 'damaged', message: '' });
  keepFile(db, a, 10, 3);
  expect(findFile(db, a)).toMatchObject({ state: 'queued-up', failure: null });
  wishForFile(db, b, 10, 1);
  keepFile(db, b, 10, 2);
  expect(findFile(db, b)).toMatchObject({ state: 'queued-up', here: true });
});

test('a wish for what lies here, or sending what does not, changes nothing', () => {
  const db = emptyOutbox();
  keepFile(db, a, 10, 1);
  wishForFile(db, a, 10, 2);
  expect(findFile(db, a)?.state).toBe('queued-up');
  wishForFile(db, b, 10, 1);
  queueUp(db, b);
  expect(findFile(db, b)?.state).toBe('queued-down');
});

test('only what the server has can be let go of, the least recently used first', () => {
  const db = emptyOutbox();
  for (const [n, sha256] of [a, b, c].entries()) keepFile(db, sha256, 10, n);
  fileIsReady(db, a);
  fileIsReady(db, b);
  fileUsed(db, a, 99);
  expect(readyFiles(db).map(({ sha256 }) => sha256)).toEqual([b, a]);
  forgetFile(db, b);
  expect(findFile(db, b)).toBeUndefined();
});

test('a command that waits speaks for its content, a cancelled one does not', () => {
  const db = emptyOutbox();
  expect(commandNames(db, a)).toBe(false);
  const envelope = buildEnvelope(1, { name: 'attachment.add', args: { sha256: a } });
  appendCommand(db, { envelope, reads: [], writes: [] });
  expect(commandNames(db, a)).toBe(true);
  expect(commandNames(db, b)).toBe(false);
  cancelCommands(db, [envelope.uid]);
  expect(commandNames(db, a)).toBe(false);
});
