import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { AppError } from '#domain/contract/failure.ts';
import { errorFields, type Logger } from '../log.ts';
import { rows } from './statement.ts';
import type { Store } from './store.ts';

const int8 = pg.types.builtins.INT8;

/** Integers of 64 bits as numbers, as PGlite gives them: all of ours are counters and milliseconds. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** Throws `offline` when it cannot be reached or does not let us in. */
export async function openPostgres(url: string, log: Logger): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'holdfast',
    max: 10,
    types,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A broken connection is replaced by the pool, and who was using it hears of it by the next query. The events must be
  // heard all the same, or they end the process: the pool tells of idle connections, one in use tells itself.
  const broke = (error: Error): void => log.warn('a database connection broke', errorFields(error));
  pool.on('error', broke);
  pool.on('connect', (client) => client.on('error', broke));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await rows(db, 'select 1 as reached');
  } catch (error) {
    await db.destroy();
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    throw new AppError('offline', `The PostgreSQL database cannot be used (${reason}).`, { reason }, error);
  }
  return {
    engine: 'postgres',
    db,
    pool: () => ({ busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => db.destroy(),
  };
}
