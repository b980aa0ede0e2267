import { TriangleAlert } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import type { AgentId } from '#domain/model/ids.ts';
import type { Day } from '../state/calendar-days.ts';
import { clockTime } from '../state/format-time.ts';
import { useLocale } from '../state/use-locale.ts';
import css from './calendar.module.css';
import { minuteOfDay, type Placement } from './day-layout.ts';

/** A day, or one agent's day. */
export interface Column {
  readonly key: string;
  readonly day: Day;
  readonly agentId: AgentId | null;
  /** In the head, and for who does not see it. */
  readonly label: string;
  readonly name: string;
}

interface Props {
  readonly column: Column;
  readonly placements: readonly Placement[];
  /** When its agent has time: instants. */
  readonly free: readonly { readonly from: number; readonly to: number }[];
  readonly firstHour: number;
  readonly lastHour: number;
  readonly isActive: boolean;
  readonly now: number | null;
  onOpen(appointment: AppointmentView): void;
  onBook(column: Column): void;
  onFocusColumn(): void;
}

/** Pixels of a minute; the lines of the hours in the style sheet follow it. */
export const minuteHeight = 0.8;
/** Shorter ones have room for a single line. */
const oneLine = 45;

/** What is on in one column, where the hours say. Enter books, the arrows go from one appointment to the next. */
export function CalendarColumn(props: Props) {
  const { column, placements, free, firstHour, lastHour, isActive, now, onOpen, onBook, onFocusColumn } = props;
  const { t } = useTranslation('appointments');
  const top = (minute: number) => (minute - firstHour * 60) * minuteHeight;
  const onKeyDown = (event: KeyboardEvent<HTMLTableCellElement>) => {
    const items = [...event.currentTarget.querySelectorAll('button')];
    const at = items.indexOf(event.target as HTMLButtonElement);
    const isOnCell = event.target === event.currentTarget;
    if (event.key === 'ArrowDown') (items[at + 1] ?? items[at])?.focus();
    else if (event.key === 'ArrowUp') (isOnCell ? items.at(-1) : (items[at - 1] ?? event.currentTarget))?.focus();
    else if (event.key === 'Enter' && isOnCell) onBook(column);
    else if (event.key === 'Escape' && !isOnCell) event.currentTarget.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
      role="gridcell"
      className={css.column}
      data-column={column.key}
      data-today={now !== null || undefined}
      tabIndex={isActive ? 0 : -1}
      aria-label={t('column', { name: column.name, count: placements.length })}
      aria-selected={isActive}
      onFocus={(event) => event.target === event.currentTarget && !isActive && onFocusColumn()}
      onKeyDown={onKeyDown}
    >
      <ul className={css.lines} style={{ height: (lastHour - firstHour) * 60 * minuteHeight }}>
        {free.map(({ from, to }) => (
          <li
            key={from}
            className={css.free}
            aria-hidden="true"
            style={{ top: top(minuteOfDay(from)), height: ((to - from) / 60_000) * minuteHeight }}
          />
        ))}
        {now !== null && <li className={css.now} aria-hidden="true" style={{ top: top(now) }} />}
        {placements.map((placement) => (
          <Item
            key={placement.appointment.id}
            placement={placement}
            top={top(placement.from)}
            isReachable={isActive}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </td>
  );
}

interface ItemProps {
  readonly placement: Placement;
  readonly top: number;
  readonly isReachable: boolean;
  onOpen(appointment: AppointmentView): void;
}

function Item({ placement, top, isReachable, onOpen }: ItemProps) {
  const { t } = useTranslation(['appointments', 'common']);
  const locale = useLocale();
  const { appointment, from, to, lane, lanes } = placement;
  const { kind, state, customerName, agentName, clashes } = appointment;
  const said = [t(`common:appointmentKind.${kind}`), t(`states.${state}`), agentName, appointment.place];
  return (
    <li
      className={css.place}
      style={{
        top,
        height: (to - from) * minuteHeight,
        left: `${(lane / lanes) * 100}%`,
        width: `${100 / lanes}%`,
      }}
    >
      <button
        type="button"
        className={css.item}
        data-id={appointment.id}
        data-kind={kind}
        data-state={state}
        data-clash={clashes.length > 0 || undefined}
        data-short={to - from < oneLine || undefined}
        tabIndex={isReachable ? 0 : -1}
        title={[customerName, ...said].filter(Boolean).join(' · ')}
        onClick={() => onOpen(appointment)}
      >
        <span className={css.clock}>
          {clockTime(appointment.startsAt, locale)}
          {clashes.length > 0 && (
            <>
              <TriangleAlert size={12} className={css.mark} aria-hidden="true" />
              <span className="hf-visually-hidden">{t('isClash')}</span>
            </>
          )}
        </span>
        <span className={css.name}>{customerName}</span>
      </button>
    </li>
  );
}
