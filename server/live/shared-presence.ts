import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { rows, type Sql } from '../sql/statement.ts';
import { type Present, present } from './present.ts';

const everybody = z.array(present);

/** A process that was killed is taken for gone after this. */
const staleSeconds = 15;
const renewMs = 5000;

/**
 * What several server processes on one PostgreSQL know of presence: each keeps one row of a table that is not logged, which it writes when
 * something changed and now and then so that it stays. Times are the database's, so clocks of processes need not agree.
 */
export class SharedPresence {
  readonly #db: Sql;
  readonly #workspaceId: string;
  readonly #processId = randomUUID();
  #told = '[]';
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(db: Sql, workspaceId: string) {
    this.#db = db;
    this.#workspaceId = workspaceId;
  }

  /** Says who is here; costs nothing while nothing changed. */
  async tell(here: readonly Present[]): Promise<void> {
    const text = JSON.stringify(here);
    if (text === this.#told) return;
    this.#told = text;
    await this.#write();
  }

  /** Who is at the other processes. */
  async others(): Promise<readonly Present[]> {
    if (this.#told !== '[]' && performance.now() - this.#toldAt > renewMs) await this.#write();
    const found = await rows<{ here: unknown }>(
      this.#db,
      `select here from live_presence
       where workspace_id = $1 and process_id <> $2 and told_at > clock_timestamp() - make_interval(secs => $3)
       order by process_id`,
      [this.#workspaceId, this.#processId, staleSeconds],
    );
    return found.flatMap(({ here }) => everybody.parse(here));
  }

  async leave(): Promise<void> {
    await rows(this.#db, 'delete from live_presence where workspace_id = $1 and process_id = $2', [
      this.#workspaceId,
      this.#processId,
    ]);
  }

  async #write(): Promise<void> {
    this.#toldAt = performance.now();
    await rows(
      this.#db,
      `insert into live_presence (workspace_id, process_id, here, told_at) values ($1, $2, $3::jsonb, clock_timestamp())
       on conflict (workspace_id, process_id) do update set here = excluded.here, told_at = excluded.told_at`,
      [this.#workspaceId, this.#processId, this.#told],
    );
    // Rows of processes that never said goodbye.
    await rows(this.#db, `delete from live_presence where told_at < clock_timestamp() - interval '1 hour'`, []);
  }
}
