import Database from 'better-sqlite3';
import { AppError } from '#domain/contract/failure.ts';

/** The driver's error as ours where a person can do something about it; anything else is a defect and stays as it is. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code } = error;
  if (code === 'SQLITE_FULL') return new AppError('disk-full', 'The disk is full.', undefined, error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new AppError('damaged', 'The database file is damaged.', undefined, error);
  return error;
}

/** Runs `work` and throws what the driver throws as ours. */
export function translating<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(error);
  }
}
