import { transaction } from '#db/connection/connection.ts';
import { touchArchived } from '#db/replica/archived.ts';
import { loadRecord } from '#db/replica/records.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { ArchiveHits } from '#domain/contract/ipc/archive-views.ts';
import type { ArchiveFindRequest } from '#domain/contract/wire/archive.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { isArchive } from '#domain/model/scope.ts';
import type { AccountStore } from './account-store.ts';
import type { ChangedRows } from './changed-rows.ts';
import type { ServerApi } from './server-api.ts';
import { servedScope, storeArchived } from './store-archived.ts';

export interface ArchiveParts {
  readonly store: AccountStore;
  readonly api: Pick<ServerApi, 'archiveFind' | 'archiveFetch'>;
  readonly token: () => string;
  readonly now: () => number;
  /** Switched off by hand: nothing is asked then. */
  readonly worksOffline: () => boolean;
  readonly changed: (rows: ChangedRows) => void;
}

/** Cases closed long ago: looked for on the server, fetched one by one, and held here for a while. */
export class Archive {
  readonly #parts: ArchiveParts;

  constructor(parts: ArchiveParts) {
    this.#parts = parts;
  }

  async find(asked: ArchiveFindRequest): Promise<ArchiveHits> {
    this.#refuseOffline();
    const { api, token, store } = this.#parts;
    const { cases, more } = await api.archiveFind(token(), asked);
    const rows = cases.map((found) => ({
      ...found,
      isHere: loadRecord(store.replica, { collection: 'case', id: found.id }) !== undefined,
    }));
    return { rows, more };
  }

  /**
   * Brings the case here, or as it is now if it was here before; without the server what is here will do. Throws `offline`,
   * `working-offline`, `not-found` or `forbidden` when it is not here and cannot be had.
   */
  async open(caseId: CaseId): Promise<void> {
    const { store, api, token, now } = this.#parts;
    const served = servedScope(store, caseId);
    if (served !== undefined && !isArchive(served)) return;
    const isHere = loadRecord(store.replica, { collection: 'case', id: caseId }) !== undefined;
    if (isHere) transaction(store.replica, () => touchArchived(store.replica, caseId, now()));
    try {
      this.#refuseOffline();
      const fetched = await api.archiveFetch(token(), { caseId });
      if (fetched.epoch !== store.epoch) throw new AppError('offline', 'The server is another one than before.');
      this.#parts.changed(storeArchived(store, caseId, fetched, now()));
    } catch (error) {
      if (!isHere || !(error instanceof AppError)) throw error;
    }
  }

  #refuseOffline(): void {
    if (this.#parts.worksOffline()) throw new AppError('working-offline', 'The connection is switched off by hand.');
  }
}
