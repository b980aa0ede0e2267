import { ActionIcon, Button } from '@mantine/core';
import dayjs from 'dayjs';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { addDays, type Day, dayOf, rangeOf, weeksOf } from '../state/calendar-days.ts';
import { dayWithWeekday, monthTitle, shortWeekday } from '../state/format-day.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useLocale } from '../state/use-locale.ts';
import { usePeople } from '../state/use-people.ts';
import { useQuery } from '../state/use-query.ts';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { useMinute } from '../ui/use-minute.ts';
import css from './calendar.module.css';
import { CalendarColumn, type Column, minuteHeight } from './calendar-column.tsx';
import { hoursOf, hoursWithin, layOut, minuteOfDay } from './day-layout.ts';
import { useFreeTimes } from './use-free-times.ts';

interface Props {
  readonly span: 'week' | 'day';
  /** Whose diary; everybody's of the team, when null. */
  readonly agentId: AgentId | null;
  readonly teamId: TeamId;
  onOpen(appointment: AppointmentView): void;
  onBook(column: Column): void;
}

const limit = 500;

/**
 * Appointments on a wall of hours: the days of a week, or on one day an agent beside the other. Left and right walk the columns, up and down
 * what stands in one, Page Up and Page Down turn the leaves.
 */
export function AppointmentsCalendar({ span, agentId, teamId, onOpen, onBook }: Props) {
  const { t } = useTranslation('appointments');
  const locale = useLocale();
  const now = Math.max(useMinute(), Date.now());
  const today = dayOf(now);
  const [day, setDay] = useState<Day>(today);
  const [agentOnShow, setAgentOnShow] = useState<AgentId | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const focusNext = useRef<string | null>(null);
  const days = span === 'week' ? (weeksOf(day, 'week', locale === 'zh-CN' ? 1 : 0)[0] ?? [day]) : [day];
  const columns = useColumns(days, agentId, teamId, span);
  const active = columns.find((each) => each.day === day && each.agentId === agentOnShow) ?? columnOf(columns, day);
  const range = rangeOf([days]);
  const found = useQuery(
    'appointments.list',
    { agentId, teamId: agentId === null ? teamId : null, ...range, limit },
    { collections: ['appointment', 'customer', 'agent'], keepFormer: true },
  );
  const free = useFreeTimes(agentId, teamId, range);
  const rows = found.value ?? [];
  const laidOut = columns.map((column) => ({
    column,
    placements: layOut(
      rows.filter(
        (row) => dayOf(row.startsAt) === column.day && (column.agentId === null || row.agentId === column.agentId),
      ),
    ),
  }));
  const { first, last } = hoursOf(laidOut.flatMap(({ placements }) => placements));

  useEffect(() => {
    if (focusNext.current === null) return;
    const target = grid.current?.querySelector<HTMLElement>(`td[data-column="${focusNext.current}"]`);
    if (!target) return;
    target.focus();
    focusNext.current = null;
  });
  const goTo = (next: Column) => {
    focusNext.current = next.key;
    setDay(next.day);
    setAgentOnShow(next.agentId);
  };
  const turn = (to: Day) => {
    focusNext.current = span === 'week' ? to : keyOf(to, active?.agentId ?? null);
    setDay(to);
  };
  const leaf = span === 'week' ? 7 : 1;
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined) {
      const next = columns[(active ? columns.indexOf(active) : -1) + step];
      if (next) goTo(next);
      else turn(addDays(day, step));
    } else if (event.key === 'PageUp' || event.key === 'PageDown')
      turn(addDays(day, event.key === 'PageUp' ? -leaf : leaf));
    else if (event.key === 'Home') turn(today);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useActions([{ id: 'appointment.today', run: () => turn(today) }]);
  const at = dayjs(day).valueOf();
  const title = span === 'week' ? monthTitle(at, locale) : dayWithWeekday(at, locale);
  return (
    <>
      <div className={css.head}>
        <h2 className={css.title} aria-live="polite">
          {title}
        </h2>
        <Button variant="default" onClick={() => setDay(today)}>
          {t('today')}
        </Button>
        <ActionIcon variant="default" aria-label={t(`previous.${span}`)} onClick={() => setDay(addDays(day, -leaf))}>
          <ChevronLeft size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={t(`next.${span}`)} onClick={() => setDay(addDays(day, leaf))}>
          <ChevronRight size={16} aria-hidden="true" />
        </ActionIcon>
        <span className={css.hint}>{t('hint')}</span>
      </div>
      {!found.value && (found.failure ? <FailureState failure={found.failure} /> : <LoadingState />)}
      {found.value && (
        <div className={css.scroll}>
          {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked by the arrows is a grid */}
          <table ref={grid} role="grid" aria-label={title} className={css.grid} onKeyDown={onKeyDown}>
            <thead>
              <tr>
                <td className={css.hours} />
                {columns.map((column) => (
                  <th key={column.key} scope="col" data-today={column.day === today || undefined} title={column.name}>
                    {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <td className={css.hourCell} aria-hidden="true">
                  {hoursWithin(first, last).map((hour) => (
                    <span key={hour} className={css.hour} style={{ top: (hour - first) * 60 * minuteHeight }}>
                      {hour}:00
                    </span>
                  ))}
                </td>
                {laidOut.map(({ column, placements }) => (
                  <CalendarColumn
                    key={column.key}
                    column={column}
                    placements={placements}
                    free={free.filter((each) => dayOf(each.from) === column.day)}
                    firstHour={first}
                    lastHour={last}
                    isActive={column === active}
                    now={column.day === today ? minuteOfDay(now) : null}
                    onOpen={onOpen}
                    onBook={onBook}
                    onFocusColumn={() => goTo(column)}
                  />
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

const keyOf = (day: Day, agentId: AgentId | null) => (agentId === null ? day : `${day}/${agentId}`);

function columnOf(columns: readonly Column[], day: Day): Column | undefined {
  return columns.find((each) => each.day === day) ?? columns[0];
}

function useColumns(
  days: readonly Day[],
  agentId: AgentId | null,
  teamId: TeamId,
  span: Props['span'],
): readonly Column[] {
  const locale = useLocale();
  const { agents } = usePeople();
  const dayColumn = (day: Day): Column => {
    const name = dayWithWeekday(dayjs(day).valueOf(), locale);
    return {
      key: day,
      day,
      agentId: null,
      name,
      label: `${shortWeekday(dayjs(day).valueOf(), locale)} ${dayjs(day).date()}`,
    };
  };
  const [day] = days;
  const members = agents.filter((agent) => agent.active && agent.teamIds.includes(teamId));
  if (span === 'week' || agentId !== null || members.length === 0 || day === undefined) return days.map(dayColumn);
  return members.map(({ id, name }) => ({ key: keyOf(day, id), day, agentId: id, label: name, name }));
}
