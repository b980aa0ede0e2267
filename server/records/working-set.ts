import { type Collection, collectionNames } from '#domain/model/collections.ts';
import { type RecordRef, refKey } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Sql } from '../sql/statement.ts';
import type { Held } from './held.ts';
import { loadChildren, loadRecords } from './load-records.ts';

export interface Move {
  readonly collection: Collection;
  readonly id: string;
  readonly from: Scope;
  readonly to: Scope;
}

/** What a transaction will write. */
export interface Writes {
  readonly inserts: readonly Held[];
  readonly updates: readonly Held[];
  readonly moves: readonly Move[];
}

/**
 * The records of one transaction: loaded in sets and locked, changed in memory, written at the end in one statement.
 * So a hundred commands cost a handful of round trips, and a command that fails leaves nothing behind.
 */
export class WorkingSet {
  readonly #tx: Sql;
  readonly #workspaceId: string;
  /** As the database has them; null for one that is not there. */
  readonly #stored = new Map<string, Held | null>();
  readonly #changed = new Map<string, Held>();

  constructor(tx: Sql, workspaceId: string) {
    this.#tx = tx;
    this.#workspaceId = workspaceId;
  }

  async load(refs: readonly RecordRef[]): Promise<void> {
    for (const collection of collectionNames) {
      const ids = new Set<string>();
      for (const ref of refs) if (ref.collection === collection && !this.#stored.has(refKey(ref))) ids.add(ref.id);
      if (ids.size === 0) continue;
      for (const id of ids) this.#stored.set(refKey({ collection, id }), null);
      for (const held of await loadRecords(this.#tx, this.#workspaceId, collection, [...ids].sort()))
        this.#stored.set(refKey(held.record), held);
    }
  }

  /** The record as it stands now; undefined when there is none, also when it was never loaded. */
  get(ref: RecordRef): Held | undefined {
    return this.#changed.get(refKey(ref)) ?? this.#stored.get(refKey(ref)) ?? undefined;
  }

  has(ref: RecordRef): boolean {
    return this.#changed.has(refKey(ref)) || this.#stored.has(refKey(ref));
  }

  put(held: Held): void {
    this.#changed.set(refKey(held.record), held);
  }

  async childrenOf(caseId: string): Promise<readonly Held[]> {
    for (const child of await loadChildren(this.#tx, this.#workspaceId, caseId)) {
      const key = refKey(child.record);
      if (!this.#stored.get(key)) this.#stored.set(key, child);
    }
    const keys = new Set([...this.#stored.keys(), ...this.#changed.keys()]);
    return [...keys]
      .map((key) => this.#changed.get(key) ?? this.#stored.get(key))
      .filter((held) => held?.record.fields.caseId === caseId) as Held[];
  }

  writes(): Writes {
    const inserts: Held[] = [];
    const updates: Held[] = [];
    const moves: Move[] = [];
    for (const [key, held] of this.#changed) {
      const stored = this.#stored.get(key);
      (stored ? updates : inserts).push(held);
      const { collection, id, scope } = held.record;
      if (stored && stored.record.scope !== scope) moves.push({ collection, id, from: stored.record.scope, to: scope });
    }
    return { inserts, updates, moves };
  }
}
