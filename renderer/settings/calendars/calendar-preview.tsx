import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type BusinessCalendar, weekdays } from '#domain/rules/calendar/business-calendar.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { hoursOfDay } from '#domain/rules/calendar/hours-of-day.ts';
import { dateOf, dayMs, weekdayOf } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { shortDate, weekdayText } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useMinute } from '../../ui/use-minute.ts';
import css from './calendars.module.css';
import { clockText } from './clock-text.ts';
import { useOpenNow } from './use-open-now.ts';

/** Whether it is open now, and what the calendar makes of four weeks from Monday on. */
export function CalendarPreview({ calendar }: { readonly calendar: BusinessCalendar | undefined }) {
  const { t } = useTranslation('sla-settings');
  return (
    <fieldset className={css.block}>
      <legend className={css.legend}>{t('calendar.preview')}</legend>
      {calendar ? <FourWeeks calendar={calendar} /> : <p className={css.hint}>{t('calendar.noPreview')}</p>}
    </fieldset>
  );
}

function FourWeeks({ calendar }: { readonly calendar: BusinessCalendar }) {
  const { t } = useTranslation('sla-settings');
  const locale = useLocale();
  const now = useMinute();
  const openNow = useOpenNow();
  const cache = useMemo(createCalendarCache, []);
  const zones = useMemo(createZoneOffsets, []);
  const hours = useMemo(() => hoursOfDay(calendar), [calendar]);
  const today = Math.floor((now + zones.offset(calendar.zone, now)) / dayMs);
  const monday = today - weekdayOf(today);
  const names = useMemo(() => namesOfDays(calendar), [calendar]);
  return (
    <>
      <p className={css.openNow} role="status">
        {openNow(calendar, cache)}
      </p>
      <table className={css.weeks}>
        <caption className={css.hint}>{t('calendar.fourWeeks')}</caption>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col">
                {weekdayText(day, locale, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[0, 7, 14, 21].map((offset) => (
            <tr key={offset}>
              {weekdays.map((day, index) => {
                const number = monday + offset + index;
                const date = dateOf(number);
                const spans = hours.on(number);
                const name = names.get(date) ?? '';
                return (
                  <td key={day} data-open={spans.length > 0} data-today={number === today || undefined} title={name}>
                    <time dateTime={date}>{shortDate(date, locale)}</time>
                    {name !== '' && <span className={css.dayTitle}>{name}</span>}
                    {spans.map(({ from, to }) => (
                      <span key={from} className={css.dayHours}>
                        {clockText(from)}–{clockText(to)}
                      </span>
                    ))}
                    {spans.length === 0 && <span className={css.dayHours}>{t('calendar.closed')}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What single days are called; the strip shows four weeks, so long holidays need not be taken apart further than that. */
function namesOfDays({ holidays, special }: BusinessCalendar): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { from, to = from, name } of holidays) {
    const first = Date.parse(from) / dayMs;
    const last = Math.min(Date.parse(to) / dayMs, first + 400);
    for (let day = first; day <= last; day += 1) names.set(dateOf(day), name);
  }
  for (const { date, name } of special) names.set(date, name);
  return names;
}
