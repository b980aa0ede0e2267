import { useTranslation } from 'react-i18next';
import type { AsOf } from '#domain/contract/ipc/report-views.ts';
import { dayOf } from '../../state/calendar-days.ts';
import { numberText } from '../../state/format-number.ts';
import { minuteTime } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import css from './dashboard.module.css';

interface Props {
  readonly asOf: AsOf;
  readonly frame: ReportFrame;
}

/** How much the figures know: whose work, of which days, as of when, and what may still be missing. */
export function AsOfLine({ asOf, frame }: Props) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const { at, lastSyncedAt, behind, waiting, devices, reach, archivedBefore } = asOf;
  const { from, to } = frame.span;
  const number = (value: number) => numberText(value, locale);
  return (
    <p className={css.asOf}>
      <strong>{from === to ? from : t('asOf.days', { from, to })}</strong>
      <span>{t(`asOf.reach.${reach}`)}</span>
      <span>
        {lastSyncedAt === null
          ? t('asOf.neverSynced', { at: minuteTime(at, locale) })
          : t('asOf.synced', { at: minuteTime(lastSyncedAt, locale) })}
      </span>
      {devices && (
        <span>
          {devices.current < devices.known
            ? t('asOf.devicesMissing', {
                ...{ current: number(devices.current), known: number(devices.known) },
                missing: number(devices.known - devices.current),
              })
            : t('asOf.devices', { count: devices.known, formatted: number(devices.known) })}
        </span>
      )}
      {archivedBefore !== null && from < dayOf(archivedBefore) && (
        <span>{t('asOf.archived', { at: dayOf(archivedBefore) })}</span>
      )}
      {waiting > 0 && <span>{t('asOf.waiting', { count: waiting, formatted: number(waiting) })}</span>}
      {behind > 0 && <span role="status">{t('asOf.behind', { count: behind, formatted: number(behind) })}</span>}
    </p>
  );
}
