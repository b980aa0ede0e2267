import type { ReplicaReader } from '#db/connection/handle.ts';
import { customerWith } from '#db/queries/import-lookups.ts';
import { phoneSettings } from '#db/search/phone-settings.ts';
import type { View } from '#domain/commands/definition.ts';
import type { ImportedRow } from '#domain/commands/import-customers.ts';
import type { ImportWarning } from '#domain/contract/ipc/import-views.ts';
import { traitsOf, twinKeysOf } from '#domain/rules/customer-likeness.ts';
import type { PhoneSettings } from '#domain/rules/definitions/workspace-settings.ts';
import { readPhones } from '#domain/rules/phone-key.ts';
import { foldText } from '#domain/rules/text-fold.ts';

const telling: ReadonlySet<string> = new Set(['phone', 'email', 'chat']);

/** Notices which rows look like somebody who is there, or like an earlier row, and which numbers nobody could call. */
export class LikenessWatch {
  found = 0;
  understood = 0;
  readonly #db: ReplicaReader;
  readonly #view: View;
  readonly #settings: PhoneSettings;
  readonly #rows = new Map<string, number>();

  constructor(db: ReplicaReader, view: View) {
    this.#db = db;
    this.#view = view;
    this.#settings = phoneSettings(db);
  }

  warningsOf(row: number, said: ImportedRow): readonly ImportWarning[] {
    const phones = said.contactPoints
      .filter(({ kind }) => kind === 'phone')
      .flatMap(({ value }) => readPhones(value, this.#settings));
    this.found += phones.length;
    const unknown = phones.filter(({ isUnderstood }) => !isUnderstood);
    this.understood += phones.length - unknown.length;
    const unread = unknown.map(({ typed }): ImportWarning => ({ row, kind: 'phone-unknown', value: typed }));
    return said.kind === 'organisation' ? unread : [...unread, ...this.#alike(row, said)];
  }

  #alike(row: number, said: Extract<ImportedRow, { kind: 'customer' }>): readonly ImportWarning[] {
    const held = this.#view.get('customer', said.customerId);
    if (held.state === 'present') {
      const { name } = held.record.fields;
      if (foldText(name) === foldText(said.name)) return [];
      return [{ row, kind: 'other-name', value: said.name, customer: { id: said.customerId, name } }];
    }
    const { name, contactPoints } = said;
    const traits = traitsOf({ name, organisationId: null, contactPoints }, this.#settings);
    for (const twin of twinKeysOf(traits)) {
      if (!telling.has(twin.kind)) continue;
      const customer = customerWith(this.#db, twin, said.customerId);
      if (customer) return [{ row, kind: 'alike', value: twin.key, customer }];
      const place = `${twin.kind}:${twin.key}`;
      const otherRow = this.#rows.get(place);
      if (otherRow !== undefined) return [{ row, kind: 'alike-row', value: twin.key, otherRow }];
      this.#rows.set(place, row);
    }
    return [];
  }
}
