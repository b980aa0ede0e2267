import type { Sql } from './statement.ts';

export const poolStates = ['busy', 'idle', 'waiting'] as const;

/** Connections in use and not, and who waits for one. */
export type PoolUse = Readonly<Record<(typeof poolStates)[number], number>>;

/** An open database. Both engines run the same statements. */
export interface Store {
  readonly engine: 'embedded' | 'postgres';
  readonly db: Sql;
  /** Absent where everything goes over one connection. */
  readonly pool?: () => PoolUse;
  close(): Promise<void>;
}
