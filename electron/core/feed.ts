import type { Events } from '#domain/contract/ipc/contract.ts';
import type { Connected } from '#domain/contract/ipc/router.ts';
import type { Clock } from './ports.ts';
import type { ChangedRows } from './sync/changed-rows.ts';

/** What happens within this time reaches the renderer as one event, but for the first: somebody waits for that. */
const gatherMs = 15;

/** Tells every connected window what changed, after it is committed, without flooding it. */
export class Feed {
  readonly #clock: Clock;
  readonly #syncView: () => Events['sync'];
  readonly #failed: (error: unknown) => void;
  readonly #windows = new Set<Connected>();
  #changed = new Map<string, Set<string> | 'many'>();
  #sync = false;
  #revision = 0;
  #scheduled = false;
  /** Something was told just now: what follows waits until it can go together. */
  #flushedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, syncView: () => Events['sync'], failed: (error: unknown) => void) {
    this.#clock = clock;
    this.#syncView = syncView;
    this.#failed = failed;
  }

  add(window: Connected): () => void {
    this.#windows.add(window);
    return () => this.#windows.delete(window);
  }

  /** Grows whenever rows changed. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether a window is there to be told anything. */
  get isHeard(): boolean {
    return this.#windows.size > 0;
  }

  changed(rows: ChangedRows): void {
    this.#revision++;
    for (const { collection, ids } of rows.event()) {
      const gathered = this.#changed.get(collection);
      if (ids.length === 0 || gathered === 'many') this.#changed.set(collection, 'many');
      else this.#changed.set(collection, new Set([...(gathered ?? []), ...ids]));
    }
    if (this.#changed.size > 0) this.#schedule();
  }

  syncChanged(): void {
    this.#sync = true;
    this.#schedule();
  }

  push<N extends keyof Events>(name: N, value: Events[N]): void {
    for (const window of this.#windows) window.push(name, value);
  }

  /** The state stands in the files too; that they cannot be read just now is no reason to stop. */
  #pushSync(): void {
    try {
      this.push('sync', this.#syncView());
    } catch (error) {
      this.#failed(error);
    }
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const wait = this.#flushedAt + gatherMs - this.#clock.monotonic();
    this.#clock.after(Math.min(gatherMs, Math.max(0, wait)), () => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    this.#flushedAt = this.#clock.monotonic();
    const changed = this.#changed;
    this.#changed = new Map();
    if (changed.size > 0)
      this.push(
        'changed',
        [...changed].map(([collection, ids]) => ({ collection, ids: ids === 'many' ? [] : [...ids] })),
      );
    if (this.#sync) {
      this.#sync = false;
      this.#pushSync();
      this.push('outbox', null);
    }
  }
}
