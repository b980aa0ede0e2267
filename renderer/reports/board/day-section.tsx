import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardCourse, type BoardDay, boardCourses } from '#domain/contract/ipc/board-procedures.ts';
import type { UsualHour } from '#domain/rules/live-board/usual-day.ts';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { useLocale } from '../../state/use-locale.ts';
import { clockOf } from '../../ui/service/hours-text.ts';
import { Chart } from '../charts/chart.tsx';
import css from './board.module.css';

/** Today so far beside a usual day to the same time, and one of the courses hour by hour. */
export function DaySection({ day }: { readonly day: BoardDay }) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  const [course, setCourse] = useState<BoardCourse>('created');
  const { days, calendarName, courses } = day;
  const say = (value: number) => sayValue(value, 'count', locale);
  return (
    <section className={css.card} aria-label={t('day.title')}>
      <h2 className={css.title}>{t('day.title')}</h2>
      <ul className={css.courses} aria-label={t('day.soFar')}>
        {boardCourses.map((each) => {
          const { today, usual, usualWhole } = courses[each];
          return (
            <li key={each}>
              <span className={css.tileName}>{t(`day.${each}`)}</span> <span className={css.big}>{say(today)}</span>{' '}
              {usual !== null && usualWhole !== null && (
                <span className={css.quiet}>{t('day.usually', { now: say(usual), whole: say(usualWhole) })}</span>
              )}
            </li>
          );
        })}
      </ul>
      <SegmentedControl
        className={css.chooser ?? ''}
        aria-label={t('day.course')}
        value={course}
        data={boardCourses.map((each) => ({ value: each, label: t(`day.${each}`) }))}
        onChange={(chosen) => setCourse(chosen as BoardCourse)}
      />
      <HoursChart course={course} hours={courses[course].hours} />
      <p className={css.quiet}>
        {days.length === 0
          ? t('day.noDays')
          : t(calendarName === null ? 'day.byWeekday' : 'day.byCalendar', {
              ...{ count: days.length, first: days.at(-1), last: days[0], calendar: calendarName },
            })}
      </p>
    </section>
  );
}

interface HoursProps {
  readonly course: BoardCourse;
  readonly hours: readonly UsualHour[];
}

function HoursChart({ course, hours }: HoursProps) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  const model = useMemo<ChartModel>(() => {
    const shown = busyPart(hours);
    return {
      ...{ kind: 'columns', title: t('day.byHour', { course: t(`day.${course}`) }), placesName: t('day.hour') },
      unit: 'count',
      places: shown.map(({ hour }) => ({ key: String(hour), label: clockOf(hour * 60) })),
      series: [
        { ...{ key: 'today', name: t('day.today'), tone: 'first' }, values: shown.map(({ today }) => today) },
        { ...{ key: 'usual', name: t('day.usual'), tone: 'compared' }, values: shown.map(({ usual }) => usual) },
      ],
      say: (value) => sayValue(value, 'count', locale),
    };
  }, [course, hours, locale, t]);
  return <Chart model={model} />;
}

/** The hours in which anything happens, today or usually. */
function busyPart(hours: readonly UsualHour[]): readonly UsualHour[] {
  const isBusy = ({ today, usual }: UsualHour) => (today ?? 0) > 0 || (usual ?? 0) > 0;
  const first = hours.findIndex(isBusy);
  return first < 0 ? [] : hours.slice(first, hours.findLastIndex(isBusy) + 1);
}
