import type { TFunction } from 'i18next';
import type { ImportRefusal, ImportWarning } from '#domain/contract/ipc/import-views.ts';
import { importFields } from '#domain/rules/customer-import/import-fields.ts';
import { importLimits } from '#domain/rules/customer-import/import-limits.ts';
import { type ImportProblem, importProblems } from '#domain/rules/customer-import/import-problems.ts';
import { numberText } from '../../state/format-number.ts';
import type { Locale } from '../../state/i18n.ts';

type T = TFunction<'customer-import'>;

export function refusalText(refusal: ImportRefusal, t: T, locale: Locale): string {
  const { rows, columns } = importLimits;
  return t(`refusal.${refusal}`, { rows: numberText(rows, locale), columns: numberText(columns, locale) });
}

export function problemText({ kind, field, value, row }: ImportProblem, t: T): string {
  return t(`problem.${kind}`, {
    field: field ? t(`field.${field}`) : '',
    value: value ?? '',
    other: String(row ?? ''),
  });
}

export function warningText({ kind, value, customer, otherRow }: ImportWarning, t: T): string {
  return t(`warning.${kind}`, { value, name: customer?.name ?? '', other: String(otherRow ?? '') });
}

/** What the core writes into the file of rows to be mended, with places for what it fills in. */
export function problemLabels(t: T): Readonly<Record<string, string>> {
  const places = { field: '{field}', value: '{value}', other: '{other}' };
  return Object.fromEntries([
    ['problem', t('problemColumn')],
    ['file', t('problemFile')],
    ...importFields.map((field) => [`field.${field}`, t(`field.${field}`)]),
    ...importProblems.map((kind) => [kind, t(`problem.${kind}`, places)]),
  ]);
}
