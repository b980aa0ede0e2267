import { AppError } from '#domain/contract/failure.ts';
import { isCollision } from './errors.ts';
import { rows, type Sql } from './statement.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

const row = `workspace_id = $1 and scope = 'check-locks'`;

/**
 * Everything rests on two transactions never counting up the same scope at once. Databases that speak PostgreSQL's protocol have
 * answered locks without holding them, so one connection tries to take a counter that another has just counted up; a server whose
 * database lets it does not start. It needs a database that takes several connections.
 */
export async function checkLocks(db: Sql): Promise<void> {
  // Kept for the next start: another transaction can only wait for a row it can see.
  await rows(
    db,
    `insert into scope (workspace_id, scope, ver, row_count) values ($1, 'check-locks', 0, 0)
     on conflict (workspace_id, scope) do nothing`,
    [nobody],
  );
  const isHeld = await db.transaction().execute(async (tx) => {
    await rows(tx, `update scope set ver = ver + 1 where ${row}`, [nobody]);
    return await isHeldFromOthers(db);
  });
  if (!isHeld)
    throw new AppError(
      'internal',
      'This database lets two transactions count up the same row at once; the server does not use it, for changes would be lost.',
    );
}

async function isHeldFromOthers(db: Sql): Promise<boolean> {
  try {
    await rows(db, `select ver from scope where ${row} for update nowait`, [nobody]);
    return false;
  } catch (error) {
    if (isCollision(error)) return true;
    throw error;
  }
}
