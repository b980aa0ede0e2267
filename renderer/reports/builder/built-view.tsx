import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BuiltReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { ShownColumn } from '#domain/rules/report-builder/file-tables.ts';
import type { RowsReport } from '#domain/rules/report-builder/saved-report.ts';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useCaseFields } from '../../state/use-case-fields.ts';
import { useLocale } from '../../state/use-locale.ts';
import { EmptyState } from '../../ui/states.tsx';
import { AsOfLine } from '../dashboards/as-of-line.tsx';
import type { ReportFrame } from '../filters/report-frame.ts';
import css from './builder.module.css';
import { shownColumns } from './built-columns.ts';
import { GroupsTable } from './groups-table.tsx';
import { useColumnWords } from './use-column-words.ts';

interface Props {
  readonly built: BuiltReport;
  readonly report: RowsReport;
  readonly frame: ReportFrame;
}

/** How many rows there are, their groups, and the first of them. */
export function BuiltView({ built, report, frame }: Props) {
  const { t } = useTranslation(['report-builder', 'reports']);
  const locale = useLocale();
  const fields = useCaseFields();
  const columns = shownColumns(built, report.subject, fields);
  const { total, rows, groupCount, lost } = built;
  const formatted = numberText(total, locale);
  return (
    <div className={css.view}>
      <AsOfLine asOf={built.asOf} frame={frame} />
      {lost.length > 0 && (
        <Alert color="yellow" role="status" title={t('lost', { count: lost.length })}>
          {t('lostHint')}
        </Alert>
      )}
      <p className={css.total} role="status">
        {t('reports:rows.total', { count: total, formatted })}
        {built.groupedBy > 0 && <> · {t('groups', { count: groupCount, formatted: numberText(groupCount, locale) })}</>}
        {rows.length < total && <> · {t('shown', { formatted: numberText(rows.length, locale) })}</>}
      </p>
      {total === 0 && <EmptyState title={t('nothing')} />}
      {total > 0 && built.groupedBy > 0 && <GroupsTable built={built} columns={columns} />}
      {total > 0 && <RowsTable built={built} columns={columns} />}
    </div>
  );
}

function RowsTable({ built, columns }: { readonly built: BuiltReport; readonly columns: readonly ShownColumn[] }) {
  const { t } = useTranslation(['report-builder', 'reports']);
  const words = useColumnWords();
  const { rows, summaries } = built;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the arrow keys
    <section className={css.box} aria-label={t('rows')} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map(({ column }) => (
              <th key={column.key} scope="col" data-kind={column.kind}>
                {words.nameOf(column.key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, caseId, cells }) => (
            <tr key={key}>
              {columns.map(({ column, place }) => {
                const text = words.textOf(column, cells[place] ?? null);
                return (
                  <td key={column.key} data-kind={column.kind} data-words={isWords(column) || undefined}>
                    {column.key === 'number' && caseId !== null && text !== '' ? (
                      <a href={hrefOf('cases', caseId, { queue: 'all' })}>{text}</a>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {columns.some(({ place }) => summaries[place] !== null) && (
          <tfoot>
            <tr>
              {columns.map(({ column, place }) => {
                const value = summaries[place] ?? null;
                return (
                  <td key={column.key} data-kind={column.kind}>
                    {value !== null && column.summary && (
                      <>
                        <span className={css.summary}>{t(`summary.${column.summary}`)}</span>{' '}
                        {words.summaryOf(column, value)}
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

/** Whether it says something in sentences. */
function isWords({ key, kind, groups }: ShownColumn['column']): boolean {
  return kind === 'text' && !groups && key !== 'number';
}
