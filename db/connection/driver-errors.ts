import Database from 'better-sqlite3';
import { AppError } from '#domain/contract/failure.ts';

const diskFull = 'The disk is full.';
const readOnly = 'The file or its folder may not be written or read by this program.';
const diskError = 'The disk answered with an error.';

/** The file system's own codes, as Node tells them. */
function systemFailure(error: unknown): AppError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new AppError('disk-full', diskFull, undefined, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('read-only', readOnly, undefined, error);
    case 'EIO':
      return new AppError('disk-error', diskError, { code }, error);
    default:
      return undefined;
  }
}

function driverFailure(error: InstanceType<typeof Database.SqliteError>): AppError | undefined {
  const { code } = error;
  // The file that processes share a log by could not be made larger: nothing but a full disk does that.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return new AppError('disk-full', diskFull, undefined, error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new AppError('damaged', 'The database file is damaged.', undefined, error);
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM')
    return new AppError('read-only', readOnly, undefined, error);
  if (code.startsWith('SQLITE_IOERR')) return new AppError('disk-error', diskError, { code }, error);
  return undefined;
}

/** The driver's or the system's error as ours where a person can do something about it; anything else is a defect and stays as it is. */
export function translated(error: unknown): unknown {
  return (error instanceof Database.SqliteError ? driverFailure(error) : systemFailure(error)) ?? error;
}

/** Runs `work` and throws what the driver throws as ours. */
export function translating<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(error);
  }
}
