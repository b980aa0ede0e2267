import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ImportColumns, type ImportField, importFields } from '#domain/rules/customer-import/import-fields.ts';
import css from './import.module.css';

interface Props {
  readonly headers: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly columns: ImportColumns;
  onColumns(columns: ImportColumns): void;
}

const shownRows = 3;

/** A line for each column of the file: its name, what stands in the first rows, and what it holds. */
export function MappingTable({ headers, sample, columns, onColumns }: Props) {
  const { t } = useTranslation('customer-import');
  const fields = importFields.map((value) => ({ value, label: t(`field.${value}`) }));
  const nameOf = (at: number) => headers[at] || t('columnNumber', { number: at + 1 });
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('samples')}</th>
          <th scope="col">{t('holds')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((field, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <tr key={at} data-out={field === null || undefined}>
            <th scope="row">{nameOf(at)}</th>
            <td className={css.samples}>
              {sample
                .slice(0, shownRows)
                .map((cells) => cells[at] ?? '')
                .filter((cell) => cell.trim() !== '')
                .map((cell, row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of a sample are alike
                  <span key={row} className={css.sample}>
                    {cell}
                  </span>
                ))}
            </td>
            <td>
              <NativeSelect
                aria-label={t('holdsOf', { column: nameOf(at) })}
                value={field ?? ''}
                data={[{ value: '', label: t('leftOut') }, ...fields]}
                onChange={(event) => {
                  const chosen = event.currentTarget.value;
                  onColumns(columns.with(at, chosen === '' ? null : (chosen as ImportField)));
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
