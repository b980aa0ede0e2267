import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeyFileVault } from '#core/adapters/key-file.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

test('the first start makes a key, and every later one finds the same', async () => {
  const folder = temporaryFolder();
  const made: string[] = [];
  const key = await createKeyFileVault(folder, (path) => made.push(path)).key(true);
  expect(key).toHaveLength(32);
  expect(Buffer.from(await createKeyFileVault(folder, (path) => made.push(path)).key(false))).toEqual(Buffer.from(key));
  expect(made).toEqual([join(folder, 'key')]);
  expect(readdirSync(folder).sort()).toEqual(['KEY-README.txt', 'key']);
  expect(readFileSync(join(folder, 'KEY-README.txt'), 'utf8')).toContain('It does not protect');
});

test('two profiles have different keys', async () => {
  const keys = [
    await createKeyFileVault(temporaryFolder()).key(true),
    await createKeyFileVault(temporaryFolder()).key(true),
  ];
  expect(keys[0]).not.toEqual(keys[1]);
});

test.skipIf(process.platform === 'win32')('only its owner may read the key, also after a copy widened it', async () => {
  const folder = temporaryFolder();
  await createKeyFileVault(folder).key(true);
  const mode = () => statSync(join(folder, 'key')).mode & 0o777;
  expect(mode()).toBe(0o600);
  chmodSync(join(folder, 'key'), 0o644);
  await createKeyFileVault(folder).key(false);
  expect(mode()).toBe(0o600);
});

test.each(['profile.db', 'accounts/0190/replica.db', 'accounts/0190/outbox.db-wal'])(
  'no new key is made while %s exists, whatever the caller says',
  async (database) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, database, '..'), { recursive: true });
    writeFileSync(join(folder, database), 'sealed');
    await expect(createKeyFileVault(folder).key(true)).rejects.toMatchObject({ kind: 'wrong-key' });
    expect(readdirSync(folder)).not.toContain('key');
  },
);

test('a database that Electron keeps for itself does not count', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'electron/Default'), { recursive: true });
  writeFileSync(join(folder, 'electron/Default/heavy_ad_intervention_opt_out.db'), '');
  expect(await createKeyFileVault(folder).key(true)).toHaveLength(32);
});

test('no new key is made where the caller knows of a database', async () => {
  const folder = temporaryFolder();
  await expect(createKeyFileVault(folder).key(false)).rejects.toMatchObject({ kind: 'wrong-key' });
});

test.each(['', 'abc', 'g'.repeat(64), 'a'.repeat(63), 'a'.repeat(65)])(
  'a damaged key file (%s) stays as it is',
  async (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'key'), text);
    await expect(createKeyFileVault(folder).key(true)).rejects.toMatchObject({ kind: 'wrong-key' });
    expect(readFileSync(join(folder, 'key'), 'utf8')).toBe(text);
  },
);

test('a start that was killed before its key was complete begins again', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'key.new'), 'half a k');
  expect(await createKeyFileVault(folder).key(true)).toHaveLength(32);
  rmSync(join(folder, 'key.new'), { force: true });
  expect(await createKeyFileVault(folder).key(false)).toHaveLength(32);
});
