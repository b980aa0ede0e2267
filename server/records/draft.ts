import { type AnyRecord, type RecordRef, refKey } from '#domain/model/record.ts';
import type { Held } from './held.ts';
import { isFileOf, type WorkingSet } from './working-set.ts';

/** One command's changes over a working set: all of them are taken over, or none. */
export class Draft {
  readonly #set: WorkingSet;
  readonly #changed = new Map<string, Held>();

  constructor(set: WorkingSet) {
    this.#set = set;
  }

  get(ref: RecordRef): Held | undefined {
    return this.#changed.get(refKey(ref)) ?? this.#set.get(ref);
  }

  put(held: Held): void {
    this.#changed.set(refKey(held.record), held);
  }

  /** What hangs on the case, with this draft's own additions. */
  async childrenOf(caseId: string): Promise<readonly Held[]> {
    return this.#withOwn(await this.#set.childrenOf(caseId), ({ fields }) => fields.caseId === caseId);
  }

  /** The files of an article, as above. */
  async filesOf(articleId: string): Promise<readonly Held[]> {
    return this.#withOwn(await this.#set.filesOf(articleId), isFileOf(articleId));
  }

  #withOwn(found: readonly Held[], isMeant: (record: AnyRecord) => boolean): readonly Held[] {
    const all = new Map(found.map((held) => [refKey(held.record), held]));
    for (const [key, held] of this.#changed) if (isMeant(held.record)) all.set(key, held);
    return [...all.values()];
  }

  /** The scopes that change hands: where a record is, and where it was before. */
  scopes(): ReadonlySet<string> {
    const scopes = new Set<string>();
    for (const held of this.#changed.values()) {
      scopes.add(held.record.scope);
      const before = this.#set.get(held.record);
      if (before) scopes.add(before.record.scope);
    }
    return scopes;
  }

  /** Every record that was touched, as it was before this draft and as it is now. */
  changes(): readonly { readonly before: AnyRecord | undefined; readonly after: AnyRecord }[] {
    return [...this.#changed.values()].map(({ record }) => ({ before: this.#set.get(record)?.record, after: record }));
  }

  accept(): void {
    for (const held of this.#changed.values()) this.#set.put(held);
  }
}
