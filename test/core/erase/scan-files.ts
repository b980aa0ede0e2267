import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keyMark } from '#db/connection/key-mark.ts';
import { journalKey } from '#db/journal/file.ts';
import { decodeJournal } from '#db/journal/format.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

/** Every byte a closed database file holds, decrypted: pages in use, freed ones, and what its log still has. */
function plainBytes(path: string, key: Uint8Array): Buffer {
  const copy = join(temporaryFolder(), 'copy.db');
  for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, copy + end);
  const driver = new Database(copy);
  driver.pragma("cipher = 'aegis'");
  driver.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}${keyMark(key).toString('hex')}'`);
  // Page by page as the pager sees them, those on the free list among them.
  const bytes = driver.serialize();
  driver.close();
  return bytes;
}

/** The names of the files below the folder in which the word stands, whatever they are sealed with. Case does not count. */
export function filesWith(folder: string, key: Uint8Array, word: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) found.push(...filesWith(path, key, word).map((inner) => join(name, inner)));
    else if (contentOf(path, key).some((bytes) => holds(bytes, word))) found.push(name);
  }
  return found.sort();
}

function contentOf(path: string, key: Uint8Array): Buffer[] {
  const raw = readFileSync(path);
  if (/\.db(\.put-aside-\d+)?$/.test(path)) return [raw, plainBytes(path, key)];
  if (!path.endsWith('.journal')) return [raw];
  return [raw, ...decodeJournal(raw, journalKey(key)).records.map(({ content }) => content)];
}

function holds(bytes: Buffer, word: string): boolean {
  return bytes.toString('latin1').toLowerCase().includes(Buffer.from(word).toString('latin1').toLowerCase());
}
