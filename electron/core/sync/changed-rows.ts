import type { Events } from '#domain/contract/ipc/contract.ts';
import { type Collection, collectionNames } from '#domain/model/collections.ts';
import { refOf } from '../overlay/ref-key.ts';

/** Above this many the ids of a collection are not named; views read again anyway. */
const mostNamed = 200;

/** Gathers which rows a transaction changed, for the feed that tells the renderer. */
export class ChangedRows {
  readonly #ids = new Map<Collection, Set<string>>();
  readonly #many = new Set<Collection>();
  #all = false;

  add(collection: Collection, id: string): void {
    const ids = this.#ids.get(collection) ?? new Set();
    if (ids.size <= mostNamed) ids.add(id);
    this.#ids.set(collection, ids);
  }

  addKeys(keys: Iterable<string>): void {
    for (const key of keys) {
      const ref = refOf(key);
      this.add(ref.collection, ref.id);
    }
  }

  /** So many of a collection that they are not named. */
  many(collection: Collection): void {
    this.#many.add(collection);
  }

  everything(): void {
    this.#all = true;
  }

  event(): Events['changed'] {
    if (this.#all) return collectionNames.map((collection) => ({ collection, ids: [] }));
    const named = [...this.#ids].filter(([collection]) => !this.#many.has(collection));
    return [
      ...named.map(([collection, ids]) => ({ collection, ids: ids.size > mostNamed ? [] : [...ids] })),
      ...[...this.#many].map((collection) => ({ collection, ids: [] })),
    ];
  }
}
