import { useTranslation } from 'react-i18next';
import type { ReportRunView } from '#domain/contract/ipc/report-schedule-views.ts';
import css from './schedules.module.css';
import { useScheduleWords } from './use-schedule-words.ts';

interface Props {
  readonly run: ReportRunView;
  /** Of the schedule's times. */
  readonly zone: string;
}

/** So much later than planned is worth a word. */
const lateMs = 10 * 60_000;

/** What became of a run, and why it did not arrive where it did not. */
export function RunLine({ run, zone }: Props) {
  const { t } = useTranslation('report-schedules');
  const words = useScheduleWords();
  const { state, reason, dueAt, startedAt, missed, attempt, failure, deliveries, retryAt } = run;
  const at = (moment: number) => words.at(moment, zone);
  const about = [
    t(reason === 'asked' ? 'run.wanted' : 'run.planned', { at: at(dueAt) }),
    ...(startedAt - dueAt > lateMs ? [t('run.late', { at: at(startedAt) })] : []),
    ...(missed > 0 ? [t('run.missed', { number: missed })] : []),
    ...(attempt > 1 ? [t('run.attempts', { number: attempt })] : []),
  ];
  const amiss = deliveries.filter((each) => each.failure !== null);
  return (
    <div className={css.run} data-state={state}>
      <p className={css.outcome}>
        <strong>{t(`run.${state}`, { at: retryAt === null ? '' : at(retryAt) })}</strong> {about.join(' · ')}
      </p>
      {failure && amiss.length === 0 && <p className={css.why}>{words.why(failure)}</p>}
      {amiss.length > 0 && (
        <ul className={css.amiss}>
          {amiss.map(({ to, state: reached, failure: why }) => (
            <li key={to ?? ''}>
              {to ?? t('folder')}: {t(`delivered.${reached}`)}. {why && words.why(why)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
