import type { Language, Tier } from '../../model/choices.ts';
import type { ContactPoint } from '../../model/customer-fields.ts';
import {
  type Consent,
  type ConsentChannel,
  consentChannels,
  type ImportantDate,
} from '../../model/service-file-fields.ts';
import { cleanText, tagsOf } from '../clean-text.ts';
import { phoneDigits } from '../phone-digits.ts';
import type { ImportColumns, ImportField } from './import-fields.ts';
import type { ImportProblem } from './import-problems.ts';
import { consentNamed, languageNamed, tierNamed } from './import-words.ts';
import { importedDate } from './read-date.ts';

/** What a row says of a channel, and under which heading. */
export type ImportedConsent = Pick<Consent, 'key' | 'state' | 'how'>;

/** What a row says of a customer, or of an organisation where it names no person. */
export interface ImportedFields {
  readonly externalId: string | null;
  readonly name: string;
  readonly organisation: string;
  readonly contactPoints: readonly ContactPoint[];
  readonly notes: string;
  readonly tags: readonly string[];
  readonly tier: Tier;
  readonly language: Language;
  readonly importantDates: readonly ImportantDate[];
  readonly consents: readonly ImportedConsent[];
}

export type ReadRow =
  | { readonly ok: true; readonly fields: ImportedFields }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

const longest = { name: 200, organisation: 200, externalId: 300, contact: 300, notes: 50_000 } as const;
const most = { contactPoints: 30, tags: 50 } as const;
const valueShown = 60;

/** Reads one row. `language` is that of rows that name none. */
export function readImportRow(
  cells: readonly string[],
  headers: readonly string[],
  columns: ImportColumns,
  language: Language,
): ReadRow {
  const row = new Row(cells, headers, columns);
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) row.fault({ kind: 'more-cells' });
  const name = row.text('name', ' ');
  const organisation = row.text('organisation', ' ');
  const externalId = row.text('externalId', ' ');
  if (name === '' && organisation === '') row.fault({ kind: 'no-name', field: 'name' });
  row.short('name', name, longest.name);
  row.short('organisation', organisation, longest.organisation);
  row.short('externalId', externalId, longest.externalId);
  const notes = row.text('notes', '\n');
  row.short('notes', notes, longest.notes);
  const fields: ImportedFields = {
    externalId: externalId === '' ? null : externalId,
    ...{ name, organisation, notes },
    contactPoints: contactsIn(row),
    tags: tagsOf(row.cells('tags').flatMap(({ value }) => value.split(/[,;，；、|\n]/u))),
    tier: row.choice('tier', 'no-tier', tierNamed) ?? 'standard',
    language: row.choice('language', 'no-language', languageNamed) ?? language,
    importantDates: datesIn(row),
    consents: consentsIn(row),
  };
  if (fields.contactPoints.length > most.contactPoints) row.fault({ kind: 'too-many-contacts' });
  if (fields.tags.length > most.tags) row.fault({ kind: 'too-many-tags', field: 'tags' });
  return row.problems.length > 0 ? { ok: false, problems: row.problems } : { ok: true, fields };
}

/** What keeps a spreadsheet from taking a cell for a formula, as in the file of rows to be mended. */
const textMark = /^'(?=[=+\-@])/u;

class Row {
  readonly problems: ImportProblem[] = [];
  readonly #cells: readonly { readonly field: ImportField; readonly value: string; readonly header: string }[];

  constructor(cells: readonly string[], headers: readonly string[], columns: ImportColumns) {
    this.#cells = columns.flatMap((field, at) => {
      const value = cleanText(cells[at] ?? '')
        .replace(textMark, '')
        .trim();
      return field === null || value === '' ? [] : [{ field, value, header: headers[at] ?? '' }];
    });
    for (const { field, value } of this.#cells)
      if (value.includes('\ufffd')) this.fault({ kind: 'broken-text', field, value });
  }

  fault(problem: ImportProblem): void {
    const { value } = problem;
    this.problems.push(value === undefined ? problem : { ...problem, value: beginningOf(value) });
  }

  cells(field: ImportField) {
    return this.#cells.filter((cell) => cell.field === field);
  }

  text(field: ImportField, between: string): string {
    const joined = this.cells(field)
      .map(({ value }) => value)
      .join(between);
    return between === '\n' ? joined : joined.replace(/\s+/gu, ' ');
  }

  short(field: ImportField, value: string, limit: number): void {
    if (value.length > limit) this.fault({ kind: 'too-long', field, value });
  }

  choice<T>(
    field: ImportField,
    kind: 'no-tier' | 'no-language' | 'no-date' | 'no-consent',
    named: (word: string) => T | undefined,
  ): T | undefined {
    const [cell] = this.cells(field);
    const found = cell && named(cell.value);
    if (cell && found === undefined) this.fault({ kind, field, value: cell.value });
    return found;
  }
}

function beginningOf(value: string): string {
  const characters = [...value];
  return characters.length > valueShown ? `${characters.slice(0, valueShown).join('')}…` : value;
}

const dateFields = ['birthday', 'anniversary', 'renewal'] as const;

function datesIn(row: Row): readonly ImportantDate[] {
  return dateFields.flatMap((kind) => row.choice(kind, 'no-date', (typed) => importedDate(kind, typed)) ?? []);
}

const consentFields = {
  phone: 'consentPhone',
  sms: 'consentSms',
  email: 'consentEmail',
  chat: 'consentChat',
  post: 'consentPost',
} as const satisfies Readonly<Record<ConsentChannel, ImportField>>;

/** How it was said is what stands over the column. */
function consentsIn(row: Row): readonly ImportedConsent[] {
  return consentChannels.flatMap((key): readonly ImportedConsent[] => {
    const field = consentFields[key];
    const state = row.choice(field, 'no-consent', consentNamed);
    return state === undefined
      ? []
      : [{ key, state, how: (row.cells(field)[0]?.header ?? '').trim().slice(0, 300).trim() }];
  });
}

/** A cell may hold several; each phone cell stays as it was typed, for extensions and brackets say something. */
function contactsIn(row: Row): readonly ContactPoint[] {
  const points: ContactPoint[] = [];
  const add = (kind: ContactPoint['kind'], value: string, header: string) => {
    row.short(kind, value, longest.contact);
    points.push({ kind, value, label: labelOf(kind, header) });
  };
  for (const { value, header } of row.cells('phone'))
    for (const typed of value.split(/[;；\n|]/u).flatMap((part) => part.trim() || [])) {
      if (phoneDigits(typed) === '') row.fault({ kind: 'no-phone', field: 'phone', value: typed });
      else add('phone', typed, header);
    }
  for (const { value, header } of row.cells('email'))
    for (const typed of value.split(/[,;，；、|\s]+/u).filter((part) => part !== '')) {
      if (!/^[^@\s]+@[^@\s]+$/u.test(typed)) row.fault({ kind: 'no-email', field: 'email', value: typed });
      else add('email', typed, header);
    }
  for (const field of ['chat', 'address'] as const)
    for (const { value, header } of row.cells(field)) add(field, value.replace(/\s*\n\s*/gu, ', '), header);
  return points;
}

/** What the header says beyond the kind: a fax is no phone to call, and there are many ways to chat. */
function labelOf(kind: ContactPoint['kind'], header: string): string {
  if (kind === 'phone') return /fax|传真|傳真/iu.test(header) ? header.slice(0, 60) : '';
  return kind === 'chat' ? header.slice(0, 60) : '';
}
