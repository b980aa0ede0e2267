import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeyFileVault } from '#core/adapters/key-file.ts';
import type { ElectronModules } from '#desktop/electron-modules.ts';
import { createSealedKeyVault } from '#desktop/sealed-key.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { FakeSafeStorage } from './fake-electron.ts';

function workstation(platform: NodeJS.Platform = 'linux') {
  const folder = temporaryFolder();
  const safeStorage = new FakeSafeStorage();
  const plainKeys: string[] = [];
  /** As after another start of the program. */
  const vault = () =>
    createSealedKeyVault({ safeStorage } as unknown as ElectronModules, platform, folder, (path) =>
      plainKeys.push(path),
    );
  return { folder, safeStorage, vault, plainKeys };
}

test('the key lies sealed on the disk and is the same at the next start', async () => {
  const { folder, vault, plainKeys } = workstation();
  const key = Buffer.from(await vault().key(true));
  expect(key).toHaveLength(32);
  expect(readdirSync(folder)).toEqual(['key.sealed']);
  const onDisk = readFileSync(join(folder, 'key.sealed'));
  expect(onDisk.includes(key)).toBe(false);
  expect(onDisk.toString()).not.toContain(key.toString('hex'));
  expect(Buffer.from(await vault().key(false))).toEqual(key);
  expect(plainKeys).toEqual([]);
});

test('a key store that does not open it any more is told, and the sealed key stays', async () => {
  const { folder, safeStorage, vault } = workstation();
  const key = Buffer.from(await vault().key(true));
  safeStorage.masterKey = 'of another user';
  await expect(vault().key(true)).rejects.toMatchObject({ kind: 'wrong-key' });
  expect(readdirSync(folder)).toEqual(['key.sealed']);
  safeStorage.masterKey = 'm1';
  expect(Buffer.from(await vault().key(false))).toEqual(key);
});

test.each(['profile.db', 'outbox.db-wal'])(
  'no new key is made while %s exists, whatever the caller says',
  async (database) => {
    const { folder, vault } = workstation();
    writeFileSync(join(folder, database), 'sealed pages');
    await expect(vault().key(true)).rejects.toMatchObject({ kind: 'wrong-key' });
    expect(readdirSync(folder)).toEqual([database]);
  },
);

test('no new key is made where the caller knows of a database', async () => {
  const { folder, vault } = workstation();
  await expect(vault().key(false)).rejects.toMatchObject({ kind: 'wrong-key' });
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['basic_text', 'unknown'])(
  'with %s for a key store the key is plain, which is said and explained',
  async (backend) => {
    const { folder, safeStorage, vault, plainKeys } = workstation();
    safeStorage.backend = backend;
    const key = await vault().key(true);
    expect(plainKeys).toEqual([join(folder, 'key')]);
    expect(readdirSync(folder).sort()).toEqual(['KEY-README.txt', 'key']);
    // A key store that appears later does not make the profile unreadable.
    safeStorage.backend = 'gnome_libsecret';
    expect(Buffer.from(await vault().key(false))).toEqual(Buffer.from(key));
  },
);

test('without a key store the key is plain on every system', async () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const { folder, safeStorage, vault } = workstation(platform);
    safeStorage.isAvailable = false;
    await vault().key(true);
    expect(readdirSync(folder)).toContain('key');
  }
});

test('what Linux calls its key store does not matter elsewhere', async () => {
  const { folder, safeStorage, vault } = workstation('win32');
  safeStorage.backend = 'unknown';
  await vault().key(true);
  expect(readdirSync(folder)).toEqual(['key.sealed']);
});

test('a key store that gives back something else is not trusted with a key', async () => {
  const { safeStorage, vault } = workstation();
  safeStorage.decryptStringAsync = async () => ({ result: 'f'.repeat(64), shouldReEncrypt: false });
  await expect(vault().key(true)).rejects.toMatchObject({ kind: 'wrong-key' });
  safeStorage.decryptStringAsync = async () => ({ result: 'nonsense', shouldReEncrypt: false });
  await expect(vault().key(true)).rejects.toMatchObject({ kind: 'wrong-key' });
});

test('the browser version says why it cannot open a profile of the desktop version', async () => {
  const { folder, vault } = workstation();
  await vault().key(true);
  await expect(createKeyFileVault(folder).key(true)).rejects.toMatchObject({
    kind: 'wrong-key',
    message: expect.stringContaining('only the desktop program'),
  });
  rmSync(join(folder, 'key.sealed'));
  expect(await createKeyFileVault(folder).key(true)).toHaveLength(32);
});
