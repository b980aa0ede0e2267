import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { rows, type Sql } from '../sql/statement.ts';
import { type Connected, connected } from './people-here.ts';
import { type Present, present } from './present.ts';

export interface Everybody {
  readonly here: readonly Present[];
  readonly people: readonly Connected[];
}

const everybody = z.object({ here: z.array(present), people: z.array(connected) });
/** Nobody is here: no row needs to say so. */
const nobody = JSON.stringify({ here: [], people: [] } satisfies Everybody);

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
  #told = nobody;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(db: Sql, workspaceId: string) {
    this.#db = db;
    this.#workspaceId = workspaceId;
  }

  /** Says who is here; costs nothing while nothing changed. */
  async tell({ here, people }: Everybody): Promise<void> {
    const text = JSON.stringify({ here, people });
    if (text === this.#told) return;
    this.#told = text;
    await this.#write();
  }

  /** Who is at the other processes. */
  async others(): Promise<Everybody> {
    if (this.#told !== nobody && performance.now() - this.#toldAt > renewMs) await this.#write();
    const found = await rows<{ here: unknown; people: unknown }>(
      this.#db,
      `select here, people from live_presence
       where workspace_id = $1 and process_id <> $2 and told_at > clock_timestamp() - make_interval(secs => $3)
       order by process_id`,
      [this.#workspaceId, this.#processId, staleSeconds],
    );
    const theirs = found.map((row) => everybody.parse(row));
    return { here: theirs.flatMap(({ here }) => here), people: theirs.flatMap(({ people }) => people) };
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
      `insert into live_presence (workspace_id, process_id, here, people, told_at)
       values ($1, $2, $3::jsonb -> 'here', $3::jsonb -> 'people', clock_timestamp())
       on conflict (workspace_id, process_id)
       do update set here = excluded.here, people = excluded.people, told_at = excluded.told_at`,
      [this.#workspaceId, this.#processId, this.#told],
    );
    // Rows of processes that never said goodbye.
    await rows(this.#db, `delete from live_presence where told_at < clock_timestamp() - interval '1 hour'`, []);
  }
}
