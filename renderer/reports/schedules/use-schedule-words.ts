import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportFailure } from '#domain/model/report-run-fields.ts';
import type { RunTiming } from '#domain/model/report-schedule-fields.ts';
import { weekdays } from '#domain/rules/calendar/business-calendar.ts';
import { weekdayText, zoneTime } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';

interface ScheduleWords {
  /** `Every Monday at 08:00` */
  when(timing: RunTiming): string;
  /** By the schedule's own clocks. */
  at(moment: number, zone: string): string;
  /** Why it did not arrive, and what the other side said to it. */
  why(failure: ReportFailure): string;
}

export function useScheduleWords(): ScheduleWords {
  const { t } = useTranslation('report-schedules');
  const locale = useLocale();
  return useMemo(
    () => ({
      when({ every, weekday, monthDay, time }) {
        const name = weekdays[weekday];
        if (every === 'week' && name) return t('when.week', { weekday: weekdayText(name, locale, 'long'), time });
        if (every !== 'month') return t(`when.${every}`, { time, weekday: '' });
        return monthDay === 31 ? t('when.lastDay', { time }) : t('when.month', { day: monthDay, time });
      },
      at: (moment, zone) => zoneTime(moment, zone, locale),
      why: ({ kind, said }) => {
        const sentence = t(`failure.${kind}`);
        return said === '' ? sentence : `${sentence} ${t('answered', { said })}`;
      },
    }),
    [locale, t],
  );
}
