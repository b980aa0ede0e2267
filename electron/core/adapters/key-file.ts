import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  globSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#domain/contract/failure.ts';
import type { Vault } from '../ports.ts';

const keyBytes = 32;

/**
 * Keeps the profile's database key as hex in the file `key` (mode 0600) beside the databases. It protects what it lies
 * beside only from those who cannot read it; KEY-README.txt says so in plain words.
 */
export function createKeyFileVault(folder: string, onNewKey: (path: string) => void = () => {}): Vault {
  const path = join(folder, 'key');
  return {
    async key(mayCreate) {
      const existing = readKeyFile(path);
      if (existing) return existing;
      if (existsSync(join(folder, 'key.sealed'))) {
        throw new AppError(
          'wrong-key',
          `The key of ${folder} is sealed by this system's key store; only the desktop program can open this profile.`,
        );
      }
      if (!mayCreate || hasDatabase(folder)) {
        throw new AppError(
          'wrong-key',
          `The key file ${path} is gone, but the databases it opens are still there. Put it back to open them.`,
        );
      }
      const key = randomBytes(keyBytes);
      writeDurably(join(folder, 'KEY-README.txt'), explanation);
      writeDurably(path, `${key.toString('hex')}\n`);
      onNewKey(path);
      return key;
    },
  };
}

/** Whether the profile folder holds a database of ours, or what is left of one. Electron keeps its own in `electron`. */
export function hasDatabase(folder: string): boolean {
  return globSync('**/*.db{,-wal}', { cwd: folder, exclude: ['electron/**'] }).length > 0;
}

/** Written aside, flushed and moved into place: there is never half a file under this name. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const aside = `${path}.new`;
  const fd = openSync(aside, 'w', 0o600);
  try {
    writeFileSync(fd, content);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(aside, path);
  if (process.platform === 'win32') return;
  const parent = openSync(dirname(path), 'r');
  try {
    fsyncSync(parent);
  } finally {
    closeSync(parent);
  }
}

function readKeyFile(path: string): Uint8Array | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
    // A copy or a restored backup may have widened it.
    if (process.platform !== 'win32' && statSync(path).mode & 0o077) chmodSync(path, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new AppError('wrong-key', `The key file ${path} cannot be read.`, undefined, error);
  }
  if (!/^[0-9a-f]{64}$/.test(text)) throw new AppError('wrong-key', `The key file ${path} does not hold a key.`);
  return Buffer.from(text, 'hex');
}

const explanation = `The file "key" beside this one opens the encrypted Holdfast databases in this folder.

It protects: a copy of the databases that was taken without the key file (a backup, a sent file, a disk image of the
database folder alone), and it keeps other users of this computer out, because only your account may read it (mode 0600;
on Windows: the rights of your user folder).

It does not protect: from anyone who can read your files or runs programs as you, nor from an administrator of this
computer, nor when the whole folder is copied together with the key file. The desktop program keeps the key in the
operating system's key store instead where there is one.

Do not delete it: without it nobody can open the databases, and work that has not reached the server is lost.


本文件旁的“key”用来打开此文件夹中加密的 Holdfast 数据库。

它能防：数据库被单独复制走（备份、外发文件、只含数据库的磁盘镜像）；本机其他用户读取（仅您的账户可读，权限 0600；
Windows 上取决于您用户文件夹的权限）。

它不能防：能读取您的文件或以您的身份运行程序的人、本机管理员，以及连同 key 一起被复制的整个文件夹。桌面版会在系统
提供密钥库时改用系统密钥库保存。

请勿删除：没有它，谁也无法打开数据库，尚未到达服务器的工作将会丢失。
`;
