import type { ReplicaWriter } from '#db/connection/handle.ts';
import { dropCursor, permittedScopes, readCursors, writeCursor } from '#db/replica/cursors.ts';
import { deleteScope } from '#db/replica/delete-scope.ts';
import { deleteRecord, loadRecord } from '#db/replica/records.ts';
import { saveRows } from '#db/replica/rows.ts';
import { listShadows, putShadow, shadowOf } from '#db/replica/shadows.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { ColumnValue, PullPage, PullResponse } from '#domain/contract/wire/pull.ts';
import type { Collection } from '#domain/model/collections.ts';
import { refKey } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import { refOf } from '../overlay/ref-key.ts';
import { ChangedRows } from './changed-rows.ts';
import { decodeRow } from './decode-row.ts';

/**
 * Writes the server's rows into the replica. A row under unconfirmed commands goes to its image instead and is reported in `dirty`,
 * to be rebuilt. The caller holds the transaction.
 */
export class PageWriter {
  /** Records whose image changed: what lies over them has to be decided again. */
  readonly dirty = new Set<string>();
  readonly changed = new ChangedRows();
  rows = 0;
  readonly #replica: ReplicaWriter;
  readonly #shadowed: ReadonlySet<string>;
  readonly #watched: ReadonlySet<string>;

  /** `watched`: records that unconfirmed commands looked at; when one of them comes, those commands are decided again. */
  constructor(replica: ReplicaWriter, watched: ReadonlySet<string>) {
    this.#replica = replica;
    this.#watched = watched;
    this.#shadowed = new Set(listShadows(replica).map(refKey));
  }

  /** Lets go of every scope the agent may no longer hold; by the last permitted scopes too, for cursors are cleared by a new epoch. */
  dropScopesExcept(permitted: readonly Scope[]): void {
    const held = new Set([...Object.keys(readCursors(this.#replica)), ...permittedScopes(this.#replica)]);
    for (const scope of held) {
      if (permitted.includes(scope as Scope)) continue;
      this.#dropScope(scope as Scope);
      dropCursor(this.#replica, scope as Scope);
    }
  }

  write(page: PullPage, columnsOf: PullResponse['columns']): void {
    if (page.reset) this.#dropScope(page.scope);
    for (const { collection, values } of page.rows) {
      const columns = columnsOf[collection];
      if (!columns)
        throw new AppError('protocol-mismatch', `The server sends ${collection} without naming its columns.`);
      this.#writeRows(page, collection, columns, values);
    }
    for (const tombstone of page.tombstones) this.#bury(page.scope, tombstone.collection, tombstone.id);
    writeCursor(this.#replica, page.scope, page.cursor);
  }

  #writeRows(
    page: PullPage,
    collection: Collection,
    columns: readonly string[],
    values: readonly (readonly ColumnValue[])[],
  ): void {
    const idAt = columns.indexOf('id');
    const isShadowed = (value: readonly ColumnValue[]) => this.#shadowed.has(`${collection}/${value[idAt]}`);
    const plain = this.#shadowed.size === 0 ? values : values.filter((value) => !isShadowed(value));
    saveRows(this.#replica, page.scope, collection, columns, plain, { reset: page.reset });
    if (plain.length < values.length)
      for (const value of values) if (isShadowed(value)) this.#writeImage(page, collection, columns, value);
    this.rows += values.length;
    for (const value of values) this.#note(collection, String(value[idAt]));
  }

  #writeImage(page: PullPage, collection: Collection, columns: readonly string[], value: readonly ColumnValue[]): void {
    const { record, ver } = decodeRow(collection, page.scope, columns, value);
    const image = shadowOf(this.#replica, record)?.record;
    if (page.reset || !image || image.rev <= record.rev) putShadow(this.#replica, record, record, ver);
    this.dirty.add(refKey(record));
  }

  /** A record left the scope. It is gone only if it is still in that scope here: its new row may have come first. */
  #bury(scope: Scope, collection: Collection, id: string): void {
    const ref = { collection, id };
    const key = refKey(ref);
    if (this.#shadowed.has(key)) {
      if (shadowOf(this.#replica, ref)?.record?.scope === scope) this.#forgetImage(key);
    } else if (loadRecord(this.#replica, ref)?.scope === scope) deleteRecord(this.#replica, ref);
    this.#note(collection, id);
  }

  #note(collection: Collection, id: string): void {
    this.changed.add(collection, id);
    const key = refKey({ collection, id });
    if (this.#watched.has(key)) this.dirty.add(key);
  }

  #dropScope(scope: Scope): void {
    for (const key of this.#shadowed) {
      const ref = refOf(key);
      if (shadowOf(this.#replica, ref)?.record?.scope === scope) this.#forgetImage(key);
      // A row that only our commands put into the scope goes with it, and is built again from them.
      else if (loadRecord(this.#replica, ref)?.scope === scope) this.dirty.add(key);
    }
    deleteScope(this.#replica, scope);
    this.changed.everything();
  }

  /** Without an image the row is rebuilt from the commands alone. */
  #forgetImage(key: string): void {
    putShadow(this.#replica, refOf(key), null, 0);
    this.dirty.add(key);
  }
}
