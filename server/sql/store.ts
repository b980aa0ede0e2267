import type { Sql } from './statement.ts';

/** An open database. Both engines run the same statements. */
export interface Store {
  readonly engine: 'embedded' | 'postgres';
  readonly db: Sql;
  close(): Promise<void>;
}
