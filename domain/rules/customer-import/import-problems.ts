import type { ImportField } from './import-fields.ts';

/** Why a row cannot be imported as it is. */
export const importProblems = [
  'no-name',
  'too-long',
  'no-email',
  'no-phone',
  'no-tier',
  'no-language',
  'no-date',
  'no-consent',
  'too-many-contacts',
  'too-many-tags',
  'more-cells',
  'fewer-cells',
  'broken-text',
  'id-again',
  'unclosed',
  'stray-quote',
  'stray-break',
  'line-too-long',
  'formula',
  'cell-error',
] as const;
export type ImportProblemKind = (typeof importProblems)[number];

export interface ImportProblem {
  readonly kind: ImportProblemKind;
  /** What the cell should hold. */
  readonly field?: ImportField;
  /** What stands there, its beginning. */
  readonly value?: string;
  /** Where the same id stands first. */
  readonly row?: number;
}
