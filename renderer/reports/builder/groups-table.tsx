import { useTranslation } from 'react-i18next';
import type { BuiltReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { ShownColumn } from '#domain/rules/report-builder/file-tables.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './builder.module.css';
import { useColumnWords } from './use-column-words.ts';

interface Props {
  readonly built: BuiltReport;
  readonly columns: readonly ShownColumn[];
}

/** Groups with how many rows they have and what these come to; an outer one is followed by those within it. */
export function GroupsTable({ built, columns }: Props) {
  const { t } = useTranslation(['report-builder', 'reports']);
  const locale = useLocale();
  const words = useColumnWords();
  const { groupedBy, groups, groupCount } = built;
  const grouped = columns.filter(({ place }) => place < groupedBy);
  const summed = columns.filter(({ column }) => column.summary !== null);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the arrow keys */}
      <section className={css.box} aria-label={t('groupsTitle')} tabIndex={0} data-low>
        <table className={css.table}>
          <thead>
            <tr>
              {grouped.map(({ column }) => (
                <th key={column.key} scope="col">
                  {words.nameOf(column.key)}
                </th>
              ))}
              <th scope="col" data-kind="count">
                {t('count')}
              </th>
              {summed.map(({ column }) => (
                <th key={column.key} scope="col" data-kind="count">
                  {words.nameOf(column.key)}{' '}
                  <span className={css.summary}>{column.summary && t(`summary.${column.summary}`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ keys, from, count, summaries }) => (
              <tr key={`${from} ${keys.length}`} data-outer={keys.length < groupedBy || undefined}>
                {grouped.map(({ column, place }) => (
                  <td key={column.key}>
                    {place >= keys.length
                      ? t('all')
                      : keys[place] === null || keys[place] === undefined
                        ? words.noneOf(column)
                        : words.textOf(column, keys[place])}
                  </td>
                ))}
                <td data-kind="count">{numberText(count, locale)}</td>
                {summed.map(({ column, place }) => {
                  const value = summaries[place] ?? null;
                  return (
                    <td key={column.key} data-kind="count">
                      {value !== null && words.summaryOf(column, value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {groups.length < groupCount && (
        <p className={css.total}>{t('groupsCut', { formatted: numberText(groups.length, locale) })}</p>
      )}
    </>
  );
}
