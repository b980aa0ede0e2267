import type { ReplicaReader } from '#db/connection/handle.ts';
import { namedOrganisations } from '#db/queries/import-lookups.ts';
import type { ImportedRow } from '#domain/commands/import-customers.ts';
import type { CustomerId, OrganisationId } from '#domain/model/ids.ts';
import type { ImportedFields } from '#domain/rules/customer-import/read-import-row.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import { importedId } from './imported-ids.ts';

interface Known {
  readonly id: OrganisationId;
  readonly externalId: string | null;
}

/** Makes what a command takes out of what a row says: who it is about, and which organisation it means. */
export class RowMaker {
  readonly #workspaceId: string;
  readonly #source: string;
  readonly #organisations = new Map<string, Known>();

  constructor(db: ReplicaReader, workspaceId: string, source: string) {
    this.#workspaceId = workspaceId;
    this.#source = foldText(source);
    for (const { id, name, externalId } of namedOrganisations(db)) this.#know(name, { id, externalId });
  }

  make(fields: ImportedFields): ImportedRow {
    const { externalId, name, organisation, notes, contactPoints, tags, tier, language } = fields;
    const { importantDates, consents } = fields;
    const told = { externalId, notes, contactPoints: [...contactPoints] };
    if (name === '')
      return {
        kind: 'organisation',
        organisationId: this.#organisationOf(organisation, externalId),
        name: organisation,
        ...told,
      };
    // What the row leaves to the person who imports it is no part of what tells it from others.
    const born = importantDates.length > 0 ? [importantDates] : [];
    const words = [name, organisation, contactPoints, notes, tags, ...born];
    const key = externalId ?? JSON.stringify(words);
    return {
      ...{ kind: 'customer', customerId: this.#id('customer', externalId === null ? 'row' : 'id', key) as CustomerId },
      ...{ ...told, name, tags: [...tags], tier, language },
      ...{ importantDates: [...importantDates], consents: [...consents] },
      organisation:
        organisation === '' ? null : { organisationId: this.#organisationOf(organisation, null), name: organisation },
    };
  }

  /** By its id in the file; else by its name, which leads to one that is there. Two with one name and two ids are two. */
  #organisationOf(name: string, externalId: string | null): OrganisationId {
    const known = this.#organisations.get(foldText(name));
    if (known && (externalId === null || known.externalId === null || known.externalId === externalId)) return known.id;
    const id = (
      externalId === null
        ? this.#id('organisation', 'name', foldText(name))
        : this.#id('organisation', 'id', externalId)
    ) as OrganisationId;
    this.#know(name, { id, externalId });
    return id;
  }

  #know(name: string, known: Known): void {
    const key = foldText(name);
    if (!this.#organisations.has(key)) this.#organisations.set(key, known);
  }

  #id(...words: readonly string[]): string {
    return importedId(this.#workspaceId, this.#source, ...words);
  }
}
