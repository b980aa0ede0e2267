import { setTimeout as wait } from 'node:timers/promises';
import { isCollision } from './errors.ts';
import { rows, type Sql } from './statement.ts';

const attempts = 10;

/** Runs the work in a transaction, again and again with growing pauses while other transactions are in its way. */
export async function transact<T>(
  db: Sql,
  work: (tx: Sql) => Promise<T>,
  mayPass: (error: unknown) => boolean = isCollision,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === attempts || !mayPass(error)) throw error;
      await wait(Math.random() * 10 * 2 ** Math.min(attempt, 6));
    }
  }
}

/** Reads everything in one snapshot. */
export function readSnapshot<T>(db: Sql, read: (tx: Sql) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}

/** Runs the work so that its failure undoes only itself. */
export async function withSavepoint<T>(tx: Sql, work: () => Promise<T>): Promise<T> {
  await rows(tx, 'savepoint work');
  try {
    const result = await work();
    await rows(tx, 'release savepoint work');
    return result;
  } catch (error) {
    await rows(tx, 'rollback to savepoint work');
    throw error;
  }
}
