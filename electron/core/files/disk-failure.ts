import { AppError } from '#domain/contract/failure.ts';

/** Runs `work` and says in our words when there is no room for what it writes. */
export async function asDiskFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk-full', 'The disk is full.', undefined, error);
    throw error;
  }
}
