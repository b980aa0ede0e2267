import { ActionIcon, Button } from '@mantine/core';
import dayjs from 'dayjs';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import type { TeamId } from '#domain/model/ids.ts';
import {
  addDays,
  addSpan,
  type CalendarSpan,
  type Day,
  dayOf,
  onDay,
  rangeOf,
  weeksOf,
} from '../state/calendar-days.ts';
import { monthTitle, shortWeekday } from '../state/format-day.ts';
import { useCommand } from '../state/use-command.ts';
import { useLocale } from '../state/use-locale.ts';
import { useQuery } from '../state/use-query.ts';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { useMinute } from '../ui/use-minute.ts';
import css from './calendar.module.css';
import { CalendarDay } from './calendar-day.tsx';

interface Props {
  readonly span: CalendarSpan;
  readonly owner: 'me' | 'everyone';
  readonly teamId: TeamId | null;
  onOpen(followUp: FollowUpView): void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const limit = 500;

/**
 * Open promises on a wall calendar. Arrows walk the days, Page Up and Page Down turn the leaves, Enter goes into a day; on a promise Alt with
 * the arrows moves it to another day, as dragging does.
 */
export function FollowUpsCalendar({ span, owner, teamId, onOpen }: Props) {
  const { t } = useTranslation('follow-ups');
  const locale = useLocale();
  const today = dayOf(Math.max(useMinute(), Date.now()));
  const [day, setDay] = useState<Day>(today);
  const grid = useRef<HTMLTableElement>(null);
  const focusNext = useRef<string | null>(null);
  const { run } = useCommand();
  const weeks = weeksOf(day, span, locale === 'zh-CN' ? 1 : 0);
  const found = useQuery(
    'followUps.list',
    { owner, teamId, status: 'open', ...rangeOf(weeks), limit },
    { collections: ['followUp', 'customer', 'case'], keepFormer: true },
  );
  const byDay = Map.groupBy(found.value ?? [], ({ dueAt }) => dayOf(dueAt));

  // What was moved keeps the focus, wherever it stands now.
  useEffect(() => {
    if (focusNext.current === null) return;
    const target = grid.current?.querySelector<HTMLElement>(focusNext.current);
    if (!target) return;
    target.focus();
    focusNext.current = null;
  });
  const goTo = (next: Day) => {
    focusNext.current = `td[data-day="${next}"]`;
    setDay(next);
  };
  const move = (followUp: FollowUpView, to: Day) => {
    if (dayOf(followUp.dueAt) === to) return;
    focusNext.current = `td[data-day="${to}"] [data-id="${followUp.id}"]`;
    setDay(to);
    void run('follow-up.reschedule', { followUpId: followUp.id, dueAt: onDay(followUp.dueAt, to) });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (!(event.target instanceof HTMLTableCellElement)) return;
    const by = steps[event.key];
    const next =
      by !== undefined
        ? addDays(day, by)
        : event.key === 'PageUp' || event.key === 'PageDown'
          ? addSpan(day, span, event.key === 'PageUp' ? -1 : 1)
          : event.key === 'Home'
            ? today
            : null;
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // The arrows walk the list elsewhere.
    event.stopPropagation();
    goTo(next);
  };
  const title = monthTitle(dayjs(day).valueOf(), locale);
  return (
    <div className={css.calendar}>
      <div className={css.head}>
        <h2 className={css.title} aria-live="polite">
          {title}
        </h2>
        <Button variant="default" onClick={() => setDay(today)}>
          {t('calendar.today')}
        </Button>
        <ActionIcon
          variant="default"
          aria-label={t(`calendar.previous.${span}`)}
          onClick={() => setDay(addSpan(day, span, -1))}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t(`calendar.next.${span}`)}
          onClick={() => setDay(addSpan(day, span, 1))}
        >
          <ChevronRight size={16} aria-hidden="true" />
        </ActionIcon>
        <span className={css.hint}>{t('calendar.hint')}</span>
      </div>
      {!found.value && (found.failure ? <FailureState failure={found.failure} /> : <LoadingState />)}
      {found.value && (
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked by the arrows is a grid
        <table ref={grid} role="grid" aria-label={title} className={css.grid} data-span={span} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              {(weeks[0] ?? []).map((each) => (
                <th key={each} scope="col">
                  {shortWeekday(dayjs(each).valueOf(), locale)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((each) => (
                  <CalendarDay
                    key={each}
                    day={each}
                    rows={byDay.get(each) ?? []}
                    isActive={each === day}
                    isToday={each === today}
                    isOutside={span === 'month' && each.slice(0, 7) !== day.slice(0, 7)}
                    showOwner={owner === 'everyone'}
                    onOpen={onOpen}
                    onMove={move}
                    onFocusDay={() => setDay(each)}
                    find={(id) => found.value?.find((one) => one.id === id)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
