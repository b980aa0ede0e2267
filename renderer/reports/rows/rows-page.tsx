import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '#domain/contract/ipc/report-views.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import type { ReportFrame } from '../filters/report-frame.ts';
import type { Opened } from './opened.ts';
import css from './rows.module.css';

interface Props {
  readonly opened: Opened;
  readonly frame: ReportFrame;
  /** Behind which row this page begins. */
  readonly after: string | null;
}

/** A hundred rows, and the next hundred below them once they are asked for. */
export function RowsPage({ opened, frame, after }: Props) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const [more, setMore] = useState(false);
  const { metric, bucket, group } = opened;
  const { value, failure } = useQuery(
    'reports.rows',
    {
      ...{ metric, period: frame.span, zone: frame.zone, filters: frame.filters, group, after },
      bucket: bucket === null ? null : { unit: frame.bucket, start: bucket },
    },
    { collections: ['facts'] },
  );
  if (!value) return failure ? <FailureState failure={failure} /> : <LoadingState />;
  const { rows, total, next } = value;
  if (total === 0) return <EmptyState title={t('rows.none')} />;
  return (
    <>
      {after === null && (
        <p className={css.total}>{t('rows.total', { count: total, formatted: numberText(total, locale) })}</p>
      )}
      <ul className={css.list} aria-label={t('rows.label')}>
        {rows.map((row) => (
          <li key={row.key} className={css.row}>
            <Line row={row} metric={metric} />
          </li>
        ))}
      </ul>
      {next !== null && !more && (
        <Button variant="default" className={css.more ?? ''} onClick={() => setMore(true)}>
          {t('rows.more')}
        </Button>
      )}
      {next !== null && more && <RowsPage opened={opened} frame={frame} after={next} />}
    </>
  );
}

function Line({ row, metric }: { readonly row: ReportRow; readonly metric: Opened['metric'] }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const definition = metricNamed(metric);
  const { caseId, number, subject, teamName, agentName, at, value } = row;
  const who = [teamName, agentName].filter((name) => name !== null).join(' · ');
  return (
    <>
      {caseId !== null && number !== null ? (
        <a className={css.case} href={hrefOf('cases', caseId, { queue: 'all' })}>
          <span className={css.number}>{number}</span> {subject}
        </a>
      ) : (
        <span className={css.elsewhere}>{caseId === null ? t('rows.noCase') : t('rows.notHere')}</span>
      )}
      <span className={css.value}>
        {value !== null &&
          definition &&
          (definition.unit === 'share'
            ? t(value === 0 ? 'rows.no' : 'rows.yes')
            : sayValue(value, definition.unit, locale))}
      </span>
      <span className={css.about}>
        <TimeText at={at} />
        {who !== '' && ` · ${who}`}
      </span>
    </>
  );
}
