import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { scheduledPeriods } from '#domain/model/report-schedule-fields.ts';
import { type DashboardName, dashboardNames } from '#domain/rules/report-pages/report-pages.ts';
import { choices } from './choices.ts';
import { PageFields } from './page-fields.tsx';
import { type Content, type Fault, pageOf } from './schedule-values.ts';
import css from './schedules.module.css';

interface Props {
  readonly content: Content;
  /** Everybody's, by name; undefined until read. */
  readonly shared: readonly SavedReport[] | undefined;
  readonly faults: readonly Fault[];
  onChange(content: Content): void;
}

const ofReport = 'report:';

/** What is made: a page of the reports, or a saved report. */
export function ContentFields({ content, shared, faults, onChange }: Props) {
  const { t } = useTranslation(['report-schedules', 'reports']);
  const { period } = content;
  const chosen = 'report' in content ? content.report : null;
  const isListed = chosen === null || shared?.some(({ id }) => id === chosen);
  const reports = [
    ...(isListed ? [] : [{ value: `${ofReport}${chosen}`, label: shared ? t('what.gone') : '…' }]),
    ...(shared ?? []).map(({ id, name }) => ({ value: `${ofReport}${id}`, label: name })),
  ];
  const choose = (value: string) =>
    onChange(
      value.startsWith(ofReport)
        ? { report: value.slice(ofReport.length) as DefinitionId, period }
        : { ...('report' in content ? pageOf(period) : content), page: value as DashboardName },
    );
  const fault = faults.find(({ field }) => field === 'gone' || field === 'asks');
  return (
    <>
      <div className={css.fields}>
        <NativeSelect
          label={t('field.what')}
          description={chosen !== null && t('what.hint')}
          error={fault && t(fault.field === 'gone' ? 'error.gone' : 'error.asks')}
          value={'report' in content ? `${ofReport}${content.report}` : content.page}
          data={[
            { group: t('what.pages'), items: choices(dashboardNames, (page) => t(`reports:dashboard.${page}`)) },
            ...(reports.length > 0 ? [{ group: t('what.saved'), items: reports }] : []),
          ]}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('field.period')}
          value={period}
          data={choices(scheduledPeriods, (each) => t(`period.${each}`))}
          onChange={(event) => onChange({ ...content, period: event.currentTarget.value as Content['period'] })}
        />
      </div>
      {!('report' in content) && <PageFields content={content} onChange={onChange} />}
    </>
  );
}
