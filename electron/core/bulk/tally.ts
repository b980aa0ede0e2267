import { loadRecord } from '#db/replica/records.ts';
import type { Failure } from '#domain/contract/failure.ts';
import type { LeftOut } from '#domain/contract/ipc/queue-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AccountStore } from '../sync/account-store.ts';

const mostNamed = 100;

/** What came of a step over many cases. */
export class Tally {
  done = 0;
  same = 0;
  readonly #store: AccountStore;
  readonly #named: LeftOut[] = [];
  #refused = 0;

  constructor(store: AccountStore) {
    this.#store = store;
  }

  leaveOut(caseId: string, failure: Failure): void {
    if (failure.kind === 'nothing-to-do') {
      this.same++;
      return;
    }
    this.#refused++;
    if (this.#named.length >= mostNamed) return;
    const record = loadRecord(this.#store.replica, { collection: 'case', id: caseId });
    const number = (record?.fields as FieldsOf<'case'> | undefined)?.number ?? null;
    this.#named.push({ caseId, number, failure });
  }

  get left(): { readonly leftOut: readonly LeftOut[]; readonly refused: number } {
    return { leftOut: this.#named, refused: this.#refused };
  }
}
