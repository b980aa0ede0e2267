import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyFileVault, hasDatabase, writeDurably } from '#core/adapters/key-file.ts';
import type { Vault } from '#core/ports.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { ElectronModules } from './electron-modules.ts';

/**
 * Keeps the database key sealed by the system's key store (Keychain, DPAPI, GNOME keyring, KWallet) in `key.sealed`. Where
 * there is none worth the name, the key goes into a plain file that only its owner may read, and `onPlainKey` says so.
 */
export function createSealedKeyVault(
  { safeStorage }: Pick<ElectronModules, 'safeStorage'>,
  platform: NodeJS.Platform,
  folder: string,
  onPlainKey: (path: string) => void,
): Vault {
  const path = join(folder, 'key.sealed');
  const plain = createKeyFileVault(folder, onPlainKey);

  // On Linux without a keyring Electron "seals" with a password known to everybody.
  const canSeal = async (): Promise<boolean> =>
    (await safeStorage.isAsyncEncryptionAvailable()) &&
    (platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()));

  const unseal = async (): Promise<Uint8Array> => {
    try {
      const { result } = await safeStorage.decryptStringAsync(readFileSync(path));
      if (/^[0-9a-f]{64}$/.test(result)) return Buffer.from(result, 'hex');
    } catch (error) {
      throw wrongKey(`The system's key store does not open the key in ${path} any more.`, error);
    }
    throw wrongKey(`What the system's key store opened in ${path} is no key.`);
  };

  return {
    async key(mayCreate) {
      if (existsSync(path)) return unseal();
      // Made by the browser version, or before there was a key store.
      if (existsSync(join(folder, 'key')) || !(await canSeal())) return plain.key(mayCreate);
      if (!mayCreate || hasDatabase(folder)) {
        throw wrongKey(
          `The key ${path} is gone, but the databases it opens are still there. Put it back to open them.`,
        );
      }
      const key = randomBytes(32);
      writeDurably(path, await safeStorage.encryptStringAsync(key.toString('hex')));
      // A key that cannot be read back must not be used: what it seals would be lost with the first restart.
      if (!key.equals(await unseal())) throw wrongKey(`The system's key store does not give back what it was given.`);
      return key;
    },
  };
}

function wrongKey(message: string, cause?: unknown): AppError {
  return new AppError('wrong-key', message, undefined, cause);
}
