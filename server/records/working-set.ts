import { type Collection, collectionNames, type FieldsOf } from '#domain/model/collections.ts';
import { type AnyRecord, type RecordRef, refKey } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import { caseFieldsId, caseFieldsRecord } from '#domain/rules/case-fields.ts';
import type { Sql } from '../sql/statement.ts';
import type { Held, Stored } from './held.ts';
import { type Locks, loadArticleFiles, loadCaseFields, loadChildren, loadRecords } from './load-records.ts';

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
  /** The definitions of all case fields, once they were asked for. They are looked at, not locked: see `caseFieldsId`. */
  #caseFields: ReadonlyMap<string, AnyRecord> | undefined;

  constructor(tx: Sql, workspaceId: string, locks: Locks = 'changeable') {
    this.#tx = tx;
    this.#workspaceId = workspaceId;
    this.#locks = locks;
  }

  async load(refs: readonly RecordRef[]): Promise<void> {
    if (refs.some(({ id }) => id === caseFieldsId))
      this.#caseFields ??= await loadCaseFields(this.#tx, this.#workspaceId);
    for (const collection of collectionNames) {
      const ids = new Set<string>();
      for (const ref of refs)
        if (ref.collection === collection && ref.id !== caseFieldsId && !this.#stored.has(refKey(ref))) ids.add(ref.id);
      if (ids.size === 0) continue;
      for (const id of ids) this.#stored.set(refKey({ collection, id }), null);
      for (const held of await loadRecords(this.#tx, this.#workspaceId, collection, [...ids].sort(), this.#locks))
        this.#stored.set(refKey(held.record), held);
    }
  }

  /** The record as it stands now; undefined when there is none, also when it was never loaded. */
  get(ref: RecordRef): Held | undefined {
    if (ref.id === caseFieldsId) return this.#allCaseFields();
    return this.#changed.get(refKey(ref)) ?? this.#stored.get(refKey(ref)) ?? undefined;
  }

  has(ref: RecordRef): boolean {
    if (ref.id === caseFieldsId) return this.#caseFields !== undefined;
    return this.#changed.has(refKey(ref)) || this.#stored.has(refKey(ref));
  }

  /** As they stand now, with what this transaction has changed. */
  #allCaseFields(): Held | undefined {
    if (!this.#caseFields) return undefined;
    const records = new Map(this.#caseFields);
    for (const [key, { record }] of this.#changed) if (isCaseField(record)) records.set(key, record);
    const definitions = [...records.values()].map(({ id, fields }) => ({ id, ...(fields as unknown as Definition) }));
    return { record: caseFieldsRecord(definitions), origins: {} };
  }

  put(held: Held): void {
    this.#changed.set(refKey(held.record), held);
  }

  async childrenOf(caseId: string): Promise<readonly Held[]> {
    this.#keep(await loadChildren(this.#tx, this.#workspaceId, [caseId]));
    return this.#heldWhere(({ fields }) => fields.caseId === caseId);
  }

  async filesOf(articleId: string): Promise<readonly Held[]> {
    this.#keep(await loadArticleFiles(this.#tx, this.#workspaceId, articleId));
    return this.#heldWhere(isFileOf(articleId));
  }

  #keep(loaded: readonly Stored[]): void {
    for (const each of loaded) {
      const key = refKey(each.record);
      if (!this.#stored.get(key)) this.#stored.set(key, each);
    }
  }

  #heldWhere(isMeant: (record: AnyRecord) => boolean): readonly Held[] {
    const keys = new Set([...this.#stored.keys(), ...this.#changed.keys()]);
    return [...keys]
      .map((key) => this.#changed.get(key) ?? this.#stored.get(key))
      .filter((held) => held !== undefined && held !== null && isMeant(held.record)) as Held[];
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

type Definition = FieldsOf<'definition'>;

function isCaseField({ collection, fields }: AnyRecord): boolean {
  return collection === 'definition' && fields.kind === 'case-field' && fields.ownerId === null;
}

export function isFileOf(articleId: string): (record: AnyRecord) => boolean {
  return ({ collection, fields }) => collection === 'attachment' && fields.articleId === articleId;
}

export function placeOf({ record: { collection, id, scope }, ver }: Stored): Place {
  return { collection, id, scope, ver };
}
