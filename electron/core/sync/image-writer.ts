import type { ReplicaWriter } from '#db/connection/handle.ts';
import { dropCursor, permittedScopes, readCursors } from '#db/replica/cursors.ts';
import { deleteScope } from '#db/replica/delete-scope.ts';
import { deleteRecord, loadRecord, recordVer } from '#db/replica/records.ts';
import { saveRows } from '#db/replica/rows.ts';
import { readSums, SumsTally } from '#db/replica/scope-sums.ts';
import { scopeNumber } from '#db/replica/scopes.ts';
import { listShadows, putShadow, shadowOf } from '#db/replica/shadows.ts';
import type { ColumnValue } from '#domain/contract/wire/pull.ts';
import type { Collection } from '#domain/model/collections.ts';
import { type RecordRef, refKey } from '#domain/model/record.ts';
import { liveScope, type Scope } from '#domain/model/scope.ts';
import { refOf } from '../overlay/ref-key.ts';
import { ChangedRows } from './changed-rows.ts';
import { decodeRow } from './decode-row.ts';

/** Rows of one collection and scope as they came, their values in the order of `columns`. */
export interface RowGroup {
  readonly scope: Scope;
  readonly collection: Collection;
  readonly columns: readonly string[];
  readonly values: readonly (readonly ColumnValue[])[];
}

/**
 * Writes what the server holds into the replica. A row under unconfirmed commands goes to its image instead and is reported in
 * `dirty`, to be rebuilt. The caller holds the transaction and calls `finish` at its end.
 */
export class ImageWriter {
  /** Records whose image changed: what lies over them has to be decided again. */
  readonly dirty = new Set<string>();
  readonly changed = new ChangedRows();
  rows = 0;
  readonly #replica: ReplicaWriter;
  readonly #tally = new SumsTally();
  readonly #shadowed: ReadonlySet<string>;
  readonly #watched: ReadonlySet<string>;

  /** `watched`: records that unconfirmed commands looked at; when one of them comes, those commands are decided again. */
  constructor(replica: ReplicaWriter, watched: ReadonlySet<string>) {
    this.#replica = replica;
    this.#watched = watched;
    this.#shadowed = new Set(listShadows(replica).map(refKey));
  }

  /** Lets go of every scope the agent may no longer hold, with its archive, however far it was read. */
  dropScopesExcept(permitted: readonly Scope[]): void {
    const withRows = [...readSums(this.#replica)].filter(([, { rows }]) => rows > 0).map(([scope]) => scope);
    const known = [...Object.keys(readCursors(this.#replica)), ...permittedScopes(this.#replica), ...withRows];
    for (const scope of new Set(known as Scope[])) {
      if (permitted.includes(liveScope(scope))) continue;
      this.#dropScope(scope);
      dropCursor(this.#replica, scope);
    }
  }

  /** `anew`: the scope is read from its beginning, and what the server says stands even where it went back. */
  write({ scope, collection, columns, values }: RowGroup, anew: boolean): void {
    const idAt = columns.indexOf('id');
    const isShadowed = (value: readonly ColumnValue[]) => this.#shadowed.has(`${collection}/${value[idAt]}`);
    const plain = this.#shadowed.size === 0 ? values : values.filter((value) => !isShadowed(value));
    saveRows(this.#replica, scope, collection, columns, plain, { anew, tally: this.#tally });
    if (plain.length < values.length)
      for (const value of values) if (isShadowed(value)) this.#writeImage({ scope, collection, columns }, value, anew);
    this.rows += values.length;
    for (const value of values) this.#note({ collection, id: String(value[idAt]) });
  }

  /** A record left these scopes. It is gone only if it is still in one of them here: its new row may have come first. */
  bury(scopes: readonly Scope[], ref: RecordRef): void {
    const key = refKey(ref);
    if (this.#shadowed.has(key)) {
      const image = shadowOf(this.#replica, ref)?.record;
      if (image && scopes.includes(image.scope)) this.#forgetImage(key);
    } else {
      const record = loadRecord(this.#replica, ref);
      if (record && scopes.includes(record.scope)) {
        this.#uncount(record.scope, ref.id, recordVer(this.#replica, ref) ?? 0);
        deleteRecord(this.#replica, ref);
      }
    }
    this.#note(ref);
  }

  /** Ids of this collection's records that unconfirmed commands lie over. */
  shadowedIds(collection: Collection): readonly string[] {
    return [...this.#shadowed].map(refOf).flatMap((ref) => (ref.collection === collection ? [ref.id] : []));
  }

  finish(): void {
    this.#tally.save(this.#replica);
  }

  #writeImage({ scope, collection, columns }: Omit<RowGroup, 'values'>, value: readonly ColumnValue[], anew: boolean) {
    const { record, ver } = decodeRow(collection, scope, columns, value);
    const held = shadowOf(this.#replica, record);
    if (anew || !held?.record || held.record.rev <= record.rev) {
      if (held?.record) this.#uncount(held.record.scope, record.id, held.ver);
      putShadow(this.#replica, record, record, ver);
      this.#tally.add(scopeNumber(this.#replica, scope), record.id, ver);
    }
    this.dirty.add(refKey(record));
  }

  #note(ref: RecordRef): void {
    this.changed.add(ref.collection, ref.id);
    const key = refKey(ref);
    if (this.#watched.has(key)) this.dirty.add(key);
  }

  #dropScope(scope: Scope): void {
    for (const key of this.#shadowed) {
      const ref = refOf(key);
      if (shadowOf(this.#replica, ref)?.record?.scope === scope) this.#forgetImage(key);
      // A row that only our commands put into the scope goes with it, and is built again from them.
      else if (loadRecord(this.#replica, ref)?.scope === scope) this.dirty.add(key);
    }
    // What a command looked at or made, and what the server's own row had replaced here since.
    for (const key of this.#watched) if (loadRecord(this.#replica, refOf(key))?.scope === scope) this.dirty.add(key);
    // What was counted for it so far is part of what goes.
    this.#tally.save(this.#replica);
    deleteScope(this.#replica, scope);
    this.changed.everything();
  }

  /** Without an image the row is rebuilt from the commands alone. */
  #forgetImage(key: string): void {
    const ref = refOf(key);
    const image = shadowOf(this.#replica, ref);
    if (image?.record) this.#uncount(image.record.scope, ref.id, image.ver);
    putShadow(this.#replica, ref, null, 0);
    this.dirty.add(key);
  }

  #uncount(scope: Scope, id: string, ver: number): void {
    this.#tally.remove(scopeNumber(this.#replica, scope), id, ver);
  }
}
