import Database from 'better-sqlite3';
import { AppError } from '#domain/contract/failure.ts';
import { Connection } from './connection.ts';
import { translated, translating } from './driver-errors.ts';
import { keyMark, unreadableBecause } from './key-mark.ts';
import { type Migration, migrate, refuseFuture, schemaVersion } from './migrate.ts';

const keyBytes = 32;
const busyMs = 5000;
/** WAL is cut back to this after a bulk load. */
const journalBytes = 64 * 1024 * 1024;
/** Before 3.51.3 two connections could lose a committed transaction when the WAL started over. */
const oldestSafe = [3, 51, 3] as const;

const unreadable = {
  'wrong-key': 'The database was made with another key; it is left as it is.',
  damaged: 'The database file is damaged; it is left as it is.',
} as const;

export interface FileKind {
  readonly migrations: readonly Migration[];
  /** FULL: a commit is on the disk when it returns. NORMAL: a power cut may take the last commits, whole ones. */
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly cacheKib: number;
  /** After how many pages of the write-ahead log a commit moves them to the file; SQLite's 1,000 when left out. */
  readonly checkpointPages?: number;
}

export function refuseUnsafeSqlite(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, least] of oldestSafe.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least) throw new Error(`SQLite ${version} may lose commits; ${oldestSafe.join('.')} or newer is needed`);
  }
}

function unlock(driver: Database.Database, key: Uint8Array): void {
  const hex = Buffer.from(key).toString('hex') + keyMark(key).toString('hex');
  driver.pragma("cipher = 'aegis'");
  driver.pragma(`key = 'raw:${hex}'`);
}

function configure(driver: Database.Database, kind: FileKind): void {
  driver.pragma('journal_mode = WAL');
  // Not kept in the file: an opened WAL file comes up NORMAL, so this is said every time.
  driver.pragma(`synchronous = ${kind.synchronous}`);
  if (kind.checkpointPages) driver.pragma(`wal_autocheckpoint = ${kind.checkpointPages}`);
  driver.pragma(`journal_size_limit = ${journalBytes}`);
  driver.pragma('secure_delete = ON');
  driver.pragma('foreign_keys = OFF');
}

function prepare(driver: Database.Database, kind: FileKind, readonly: boolean): void {
  driver.pragma(`cache_size = -${kind.cacheKib}`);
  // What a sort spills must not reach the disk in the clear.
  driver.pragma('temp_store = MEMORY');
  driver.pragma('trusted_schema = OFF');
  refuseUnsafeSqlite(driver.prepare('select sqlite_version()').pluck().get() as string);
  refuseFuture(driver, kind.migrations);
  if (!readonly) {
    configure(driver, kind);
    migrate(driver, kind.migrations);
  } else if (schemaVersion(driver) < kind.migrations.length) {
    throw new Error('a reader was opened before the writer had brought the file up to date');
  }
}

/**
 * Opens a file, makes it when it is missing, and brings its schema up to date. Throws `wrong-key`, `damaged`,
 * `from-the-future` or `disk-full`; in the first three cases the file is as it was.
 */
export function openFile(path: string, key: Uint8Array, kind: FileKind, readonly = false): Connection {
  if (key.length !== keyBytes) throw new RangeError(`a database key has ${keyBytes} bytes`);
  const driver = translating(() => new Database(path, { readonly, fileMustExist: readonly, timeout: busyMs }));
  try {
    unlock(driver, key);
    prepare(driver, kind, readonly);
    return new Connection(driver);
  } catch (error) {
    driver.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') {
      const kindOfFailure = unreadableBecause(path, key);
      throw new AppError(kindOfFailure, unreadable[kindOfFailure], undefined, error);
    }
    throw translated(error);
  }
}

/** Reads every page and throws `damaged` when one of them is not as it was written. */
export function refuseDamage({ driver }: Connection): void {
  const found = translating(() => driver.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw new AppError('damaged', 'The database file is damaged.');
}
