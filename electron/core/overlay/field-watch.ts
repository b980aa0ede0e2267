import type { ReplicaReader } from '#db/connection/handle.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { loadRecord } from '#db/replica/records.ts';
import { livingId } from '#db/search/goes-on.ts';
import type { Json } from '#domain/model/json.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { shownIn, type Wish, wishesOf } from './own-wishes.ts';
import { refOf } from './ref-key.ts';

export interface LostWish {
  readonly wish: Wish;
  /** What the field shows instead. */
  readonly now: Json;
}

/**
 * Notes which fields show what this device's own commands set, before rows are rebuilt, and tells afterwards which do so no more.
 * Of several commands on one field the last counts.
 */
export class FieldWatch {
  readonly #replica: ReplicaReader;
  readonly #wishes = new Map<string, Map<string, Wish>>();
  #met: Wish[] = [];
  readonly #looked = new Set<string>();

  /** `commands`: all that stood over the rows until now, in `seq` order. */
  constructor(replica: ReplicaReader, commands: readonly OutboxCommand[]) {
    this.#replica = replica;
    for (const command of commands)
      for (const wish of wishesOf(command, replica)) {
        const fields = this.#wishes.get(wish.key) ?? new Map<string, Wish>();
        this.#wishes.set(wish.key, fields.set(wish.field, wish));
      }
  }

  /** Called before the rows of these records change. */
  look(keys: Iterable<string>): void {
    for (const key of keys) {
      const wishes = this.#wishes.get(key);
      if (!wishes || this.#looked.has(key)) continue;
      this.#looked.add(key);
      const record = this.#shown(key);
      for (const wish of wishes.values()) if (record && wish.isMet(shownIn(record, wish.field))) this.#met.push(wish);
    }
  }

  /** The wishes for rebuilt rows that are met now, whatever was before. */
  met(): readonly Wish[] {
    return [...this.#looked].flatMap((key) => {
      const record = this.#shown(key);
      const wishes = [...(this.#wishes.get(key)?.values() ?? [])];
      return record ? wishes.filter((wish) => wish.isMet(shownIn(record, wish.field))) : [];
    });
  }

  /** A record that is gone shows nothing: what became of its commands is told elsewhere. */
  lost(): readonly LostWish[] {
    return this.#met.flatMap((wish) => {
      const record = this.#shown(wish.key);
      const now = record && shownIn(record, wish.field);
      return !record || wish.isMet(now) ? [] : [{ wish, now: (now ?? null) as Json }];
    });
  }

  /** What was set in the file of a customer who was merged is shown in the one that goes on. */
  #shown(key: string): AnyRecord | undefined {
    const ref = refOf(key);
    const id = ref.collection === 'customer' ? livingId(this.#replica, ref.id) : ref.id;
    return loadRecord(this.#replica, { ...ref, id });
  }
}
