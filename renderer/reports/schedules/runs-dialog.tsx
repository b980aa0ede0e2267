import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportScheduleView } from '#domain/contract/ipc/report-schedule-views.ts';
import { useQuery } from '../../state/use-query.ts';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { RunLine } from './run-line.tsx';
import css from './schedules.module.css';

interface Props {
  readonly schedule: ReportScheduleView;
  onClose(): void;
}

/** What became of every run, the newest first. */
export function RunsDialog({ schedule: { id, title, timing }, onClose }: Props) {
  const { t } = useTranslation(['report-schedules', 'common']);
  const { value, failure } = useQuery('reportRuns.list', { scheduleId: id }, { collections: ['reportRun'] });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('runsOf', { title })}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {!value && (failure ? <FailureState failure={failure} /> : <LoadingState />)}
      {value?.length === 0 && <p className={css.line}>{t('never')}</p>}
      {value && value.length > 0 && (
        <ol className={css.runs} aria-label={t('runs')}>
          {value.map((run) => (
            <li key={run.id} className={css.past}>
              <RunLine run={run} zone={timing.zone} />
              <p className={css.line}>
                {t('run.days', { days: [...new Set([run.period.from, run.period.to])].join(' – ') })}
              </p>
              {run.files.length > 0 && (
                <p className={css.line}>{t('run.files', { names: run.files.map(({ name }) => name).join(', ') })}</p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Modal>
  );
}
