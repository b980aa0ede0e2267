import Database from 'better-sqlite3';

/** The key of every database of the bench; there is nothing in them to hide. */
export const benchKey = new Uint8Array(32).fill(7);

const keyHex = Buffer.from(benchKey).toString('hex');

export interface RawOptions {
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly cacheKib: number;
}

/** What a baseline says to SQLite, so that only our own work differs from it. */
export function rawPragmas(options: RawOptions): readonly string[] {
  return pragmas(options, '…');
}

function pragmas({ synchronous, cacheKib }: RawOptions, key: string): readonly string[] {
  return [
    "cipher = 'aegis'",
    `key = 'raw:${key}'`,
    `cache_size = -${cacheKib}`,
    'temp_store = MEMORY',
    'journal_mode = WAL',
    `synchronous = ${synchronous}`,
    'journal_size_limit = 67108864',
    'secure_delete = ON',
    'foreign_keys = OFF',
  ];
}

/** A database opened past all of our code, for a baseline. */
export function openRaw(path: string, options: RawOptions): Database.Database {
  const db = new Database(path);
  for (const pragma of pragmas(options, keyHex)) db.pragma(pragma);
  return db;
}
