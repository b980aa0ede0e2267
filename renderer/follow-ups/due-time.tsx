import { useTranslation } from 'react-i18next';
import { absoluteTime, clockTime, dayText, relativeTime } from '../state/format-time.ts';
import { useLocale } from '../state/use-locale.ts';
import { useMinute } from '../ui/use-minute.ts';
import css from './follow-ups.module.css';
import type { DueGroup } from './group-by-due.ts';

/** The clock where the group names the day; else the day with it. */
export function DueTime({ at, group }: { readonly at: number; readonly group: DueGroup }) {
  const { t } = useTranslation('follow-ups');
  const locale = useLocale();
  const now = Math.max(useMinute(), Date.now());
  const clock = clockTime(at, locale);
  const text =
    group === 'today' || group === 'tomorrow' ? clock : group === 'later' ? `${dayText(at, locale)} ${clock}` : null;
  return (
    <time className={css.due} data-group={group} dateTime={new Date(at).toISOString()} title={absoluteTime(at, locale)}>
      {group === 'overdue' && <span className="hf-visually-hidden">{t('wasDue')}</span>}
      {text ?? relativeTime(at, now, locale)}
    </time>
  );
}
