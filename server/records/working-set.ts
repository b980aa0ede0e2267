import { type Collection, collectionNames } from '#domain/model/collections.ts';
import { type RecordRef, refKey } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Sql } from '../sql/statement.ts';
import type { Held, Stored } from './held.ts';
import { type Locks, loadChildren, loadRecords } from './load-records.ts';

/** Where a record stands in the database before the transaction writes it. */
export interface Place {
  readonly collection: Collection;
  readonly id: string;
  readonly scope: Scope;
  readonly ver: number;
}

export interface Update extends Held {
  readonly before: Place;
}

/** What a transaction will write. */
export interface Writes {
  readonly inserts: readonly Held[];
  readonly updates: readonly Update[];
  readonly deletes: readonly Place[];
}

/**
 * The records of one transaction: loaded in sets and locked, changed in memory, written at the end in one statement.
 * So a hundred commands cost a handful of round trips, and a command that fails leaves nothing behind.
 */
export class WorkingSet {
  readonly #tx: Sql;
  readonly #workspaceId: string;
  readonly #locks: Locks;
  /** As the database has them; null for one that is not there. */
  readonly #stored = new Map<string, Stored | null>();
  readonly #changed = new Map<string, Held>();

  constructor(tx: Sql, workspaceId: string, locks: Locks = 'changeable') {
    this.#tx = tx;
    this.#workspaceId = workspaceId;
    this.#locks = locks;
  }

  async load(refs: readonly RecordRef[]): Promise<void> {
    for (const collection of collectionNames) {
      const ids = new Set<string>();
      for (const ref of refs) if (ref.collection === collection && !this.#stored.has(refKey(ref))) ids.add(ref.id);
      if (ids.size === 0) continue;
      for (const id of ids) this.#stored.set(refKey({ collection, id }), null);
      for (const held of await loadRecords(this.#tx, this.#workspaceId, collection, [...ids].sort(), this.#locks))
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
    for (const child of await loadChildren(this.#tx, this.#workspaceId, [caseId])) {
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
    const updates: Update[] = [];
    for (const [key, held] of this.#changed) {
      const stored = this.#stored.get(key);
      if (stored) updates.push({ ...held, before: placeOf(stored) });
      else inserts.push(held);
    }
    return { inserts, updates, deletes: [] };
  }
}

export function placeOf({ record: { collection, id, scope }, ver }: Stored): Place {
  return { collection, id, scope, ver };
}
