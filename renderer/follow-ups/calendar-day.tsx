import dayjs from 'dayjs';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import { addDays, type Day, dayOf } from '../state/calendar-days.ts';
import { dayWithWeekday } from '../state/format-day.ts';
import { clockTime } from '../state/format-time.ts';
import { useLocale } from '../state/use-locale.ts';
import css from './calendar.module.css';

interface Props {
  readonly day: Day;
  readonly rows: readonly FollowUpView[];
  readonly isActive: boolean;
  readonly isToday: boolean;
  readonly isOutside: boolean;
  readonly showOwner: boolean;
  onOpen(followUp: FollowUpView): void;
  onMove(followUp: FollowUpView, to: Day): void;
  onFocusDay(): void;
  find(id: string): FollowUpView | undefined;
}

const dragged = 'application/x-holdfast-follow-up';
const days: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A day with what is due on it; it takes what is dropped on it. */
export function CalendarDay({ day, rows, isActive, isToday, isOutside, showOwner, ...doors }: Props) {
  const { t } = useTranslation('follow-ups');
  const locale = useLocale();
  const [isOver, setOver] = useState(false);
  const name = dayWithWeekday(dayjs(day).valueOf(), locale);
  const takes = (event: DragEvent) => event.dataTransfer.types.includes(dragged);
  const onKeyDown = (event: KeyboardEvent<HTMLTableCellElement>) => {
    if (event.target !== event.currentTarget || event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.querySelector('button')?.focus();
  };
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
      role="gridcell"
      className={css.day}
      data-day={day}
      data-today={isToday || undefined}
      data-outside={isOutside || undefined}
      data-over={isOver || undefined}
      tabIndex={isActive ? 0 : -1}
      aria-label={t('calendar.day', { day: name, count: rows.length })}
      aria-selected={isActive}
      onFocus={(event) => event.target === event.currentTarget && !isActive && doors.onFocusDay()}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const followUp = doors.find(event.dataTransfer.getData(dragged));
        if (!followUp) return;
        event.preventDefault();
        doors.onMove(followUp, day);
      }}
    >
      <span className={css.number} aria-hidden="true">
        {dayjs(day).date()}
      </span>
      <ul className={css.items}>
        {rows.map((row) => (
          <Item key={row.id} row={row} showOwner={showOwner} isReachable={isActive} {...doors} />
        ))}
      </ul>
    </td>
  );
}

interface ItemProps extends Pick<Props, 'showOwner' | 'onOpen' | 'onMove'> {
  readonly row: FollowUpView;
  readonly isReachable: boolean;
}

function Item({ row, showOwner, isReachable, onOpen, onMove }: ItemProps) {
  const { t } = useTranslation('follow-ups');
  const locale = useLocale();
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const by = days[event.key];
    const own = event.currentTarget;
    const cell = own.closest<HTMLElement>('td');
    if (event.altKey && by !== undefined) onMove(row, addDays(dayOf(row.dueAt), by));
    else if (event.key === 'Escape') cell?.focus();
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const all = [...(cell?.querySelectorAll('button') ?? [])];
      all[all.indexOf(own) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isLate = row.dueAt < Date.now();
  const words = [clockTime(row.dueAt, locale), row.customerName ?? t('noCustomer'), row.promise];
  return (
    <li>
      <button
        type="button"
        className={css.item}
        data-id={row.id}
        data-late={isLate || undefined}
        title={[...words, ...(showOwner ? [row.ownerName] : [])].join(' · ')}
        tabIndex={isReachable ? 0 : -1}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(dragged, row.id);
          event.dataTransfer.effectAllowed = 'move';
        }}
        onClick={() => onOpen(row)}
        onKeyDown={onKeyDown}
      >
        <span className={css.clock}>{clockTime(row.dueAt, locale)}</span>
        {isLate && <span className="hf-visually-hidden">{t('wasDue')}</span>}
        <span className={css.words}>
          {row.customerName ? `${row.customerName} · ` : ''}
          {row.promise}
        </span>
      </button>
    </li>
  );
}
