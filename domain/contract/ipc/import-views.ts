import { z } from 'zod';
import { languages } from '../../model/choices.ts';
import type { CustomerId } from '../../model/ids.ts';
import { type ImportColumns, importFields } from '../../rules/customer-import/import-fields.ts';
import { importLimits } from '../../rules/customer-import/import-limits.ts';
import type { ImportProblem } from '../../rules/customer-import/import-problems.ts';
import { command, query } from './procedure.ts';

/** Ways a text may be written; each is a label that TextDecoder knows. */
export const importEncodings = [
  'utf-8',
  'gb18030',
  'big5',
  'shift_jis',
  'windows-1252',
  'utf-16le',
  'utf-16be',
] as const;
export type ImportEncoding = (typeof importEncodings)[number];

export const importSeparators = [',', ';', '\t', '|'] as const;
export type ImportSeparator = (typeof importSeparators)[number];

/** Why a file as a whole cannot be imported. */
export type ImportRefusal =
  | 'empty'
  | 'password' // an Excel file that is locked with one
  | 'old-workbook' // .xls and the like
  | 'bomb' // unpacked it would be many times larger than any list
  | 'cut-short' // the end is missing, or it is damaged
  | 'no-workbook' // packed, but no Excel file
  | 'no-table' // no text at all
  | 'no-rows'
  | 'too-many-rows'
  | 'too-many-columns';

/** How the file is to be read; what is left out is found out. */
const reading = z.strictObject({
  encoding: z.enum(importEncodings).optional(),
  separator: z.enum(importSeparators).optional(),
  sheet: z.int().min(0).max(1000).optional(),
  /** The first row holds data already. */
  headless: z.boolean().default(false),
});
export type ImportReading = z.input<typeof reading>;

/** What a file seems to hold. */
export type ImportLook =
  | { readonly ok: false; readonly refusal: ImportRefusal }
  | {
      readonly ok: true;
      readonly format: 'text' | 'workbook' | 'vcard';
      /** Of a text; whether a mark at its beginning says so. */
      readonly encoding: ImportEncoding | null;
      readonly separator: ImportSeparator | null;
      readonly sheets: readonly string[];
      readonly sheet: number;
      readonly headers: readonly string[];
      /** The first rows. */
      readonly sample: readonly (readonly string[])[];
      readonly columns: ImportColumns;
    };

const run = z.strictObject({
  id: z.uuid(),
  reading: reading.prefault({}),
  columns: z.array(z.enum(importFields).nullable()).max(importLimits.columns).readonly(),
  /** What the ids in the file are from: the same ids of another system are other customers. */
  source: z.string().trim().max(100),
  /** Of rows that name none. */
  language: z.enum(languages),
  /** Looks only, and says what would come of it. */
  dry: z.boolean(),
});
export type ImportRun = z.output<typeof run>;

/** Something to look at that does not keep a row from being imported. */
export interface ImportWarning {
  readonly row: number;
  readonly kind: 'alike' | 'alike-row' | 'other-name' | 'phone-unknown';
  /** What they have in common, or what was not understood. */
  readonly value: string;
  /** Whose file it is like. */
  readonly customer?: { readonly id: CustomerId; readonly name: string };
  readonly otherRow?: number;
}

export type ImportOutcome =
  | { readonly ok: false; readonly refusal: ImportRefusal }
  | {
      readonly ok: true;
      readonly created: number;
      /** Were known; something was added. */
      readonly completed: number;
      /** Were known with all that the row says. */
      readonly unchanged: number;
      readonly refused: number;
      readonly cancelled: boolean;
      /** Phone numbers in the rows, and how many of them can be called as they are. */
      readonly phones: { readonly found: number; readonly understood: number };
      readonly warned: number;
      /** The first of them. */
      readonly problems: readonly { readonly row: number; readonly problems: readonly ImportProblem[] }[];
      readonly warnings: readonly ImportWarning[];
    };

const piece = 1_500_000;
const id = z.uuid();

export const importProcedures = {
  /** A window hands over a file of customers: announced, then piece by piece. One at a time; another one takes its place. */
  'customerImports.begin': command<{ readonly id: string }>()(
    z.strictObject({ name: z.string().max(1000), size: z.int().min(0) }),
  ),
  'customerImports.append': command<{ readonly received: number }>()(
    z.strictObject({ id, offset: z.int().min(0), data: z.base64().max(piece) }),
  ),
  'customerImports.look': query<ImportLook>()(z.strictObject({ id, reading: reading.prefault({}) })),
  /** Tells how far it is under `bulk`. */
  'customerImports.run': command<ImportOutcome>()(run),
  'customerImports.stop': command<null>()(z.strictObject({ id })),
  /**
   * The rows that could not be imported last time, as they are in the file, with a column that says why; to be mended and imported again.
   * `labels` has a sentence for each kind of problem, the name of each field, and that of the column.
   */
  'customerImports.problems': query<{ readonly fileName: string; readonly csv: string }>()(
    z.strictObject({ id, labels: z.record(z.string(), z.string()) }),
  ),
  'customerImports.drop': command<null>()(z.strictObject({ id })),
} as const;
