import { ActionIcon, Button, Select } from '@mantine/core';
import { Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BusinessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { dateText, weekdayText } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './calendars.module.css';
import { hoursText } from './clock-text.ts';
import { type DayEntry, entriesOf, noDay, textOf, withDay, without, yearsOf } from './day-entry.ts';
import { DayForm } from './day-form.tsx';

type Days = Pick<BusinessCalendar, 'holidays' | 'special'>;

interface Props {
  readonly days: Days;
  onChange(days: Days): void;
}

/** Closed days and dates with hours of their own, a year at a time. */
export function DayList({ days, onChange }: Props) {
  const { t } = useTranslation('sla-settings');
  const words = useEntryWords();
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const [editing, setEditing] = useState<DayEntry | 'new' | null>(null);
  const thisYear = new Date().getFullYear();
  const entries = entriesOf(days, year);
  const form = (entry: DayEntry | undefined) => (
    <DayForm
      text={entry ? textOf(entry) : noDay}
      title={entry ? words(entry) : t('day.new')}
      onSave={(text) => {
        const next = withDay(without(days, entry), text);
        if ('problem' in next) return next.problem;
        onChange(next);
        setYear(text.from.slice(0, 4));
        setEditing(null);
        return undefined;
      }}
      onCancel={() => setEditing(null)}
    />
  );
  return (
    <fieldset className={css.block}>
      <legend className={css.legend}>{t('day.title')}</legend>
      <p className={css.hint}>{t('day.hint')}</p>
      <div className={css.yearLine}>
        <Select
          className={css.year ?? ''}
          aria-label={t('day.year')}
          data={[...yearsOf(days, [String(thisYear), String(thisYear + 1), year])]}
          value={year}
          allowDeselect={false}
          onChange={(next) => next && setYear(next)}
        />
        {editing !== 'new' && (
          <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setEditing('new')}>
            {t('day.add')}
          </Button>
        )}
      </div>
      {editing === 'new' && form(undefined)}
      {entries.length === 0 && editing !== 'new' && <p className={css.hint}>{t('day.none', { year })}</p>}
      <ul className={css.days} aria-label={t('day.listOf', { year })}>
        {entries.map((entry) =>
          sameDay(entry, editing) ? (
            <li key={keyOf(entry)}>{form(entry)}</li>
          ) : (
            <li key={keyOf(entry)} className={css.dayLine}>
              <span className={css.dayText} data-open={entry.kind === 'special'}>
                {words(entry)}
              </span>
              <ActionIcon aria-label={t('day.edit', { day: words(entry) })} onClick={() => setEditing(entry)}>
                <Pencil size={14} aria-hidden="true" />
              </ActionIcon>
              <ActionIcon
                aria-label={t('day.remove', { day: words(entry) })}
                onClick={() => onChange(without(days, entry))}
              >
                <X size={16} aria-hidden="true" />
              </ActionIcon>
            </li>
          ),
        )}
      </ul>
    </fieldset>
  );
}

function keyOf(entry: DayEntry): string {
  return entry.kind === 'holiday' ? JSON.stringify(entry.holiday) : `own ${entry.special.date}`;
}

/** Entries are made anew with each drawing; what they hold is not. */
function sameDay(entry: DayEntry, editing: DayEntry | 'new' | null): boolean {
  if (editing === null || editing === 'new') return false;
  return keyOf(entry) === keyOf(editing);
}

/** `Oct 1 – Oct 7, National Day: closed` */
export function useEntryWords(): (entry: DayEntry) => string {
  const { t } = useTranslation('sla-settings');
  const locale = useLocale();
  const named = (when: string, name: string) => (name === '' ? when : t('day.named', { when, name }));
  return (entry) => {
    if (entry.kind === 'holiday') {
      const { from, to, name } = entry.holiday;
      const when = to
        ? t('day.range', { from: dateText(from, locale), to: dateText(to, locale) })
        : dateText(from, locale);
      return t('day.isClosed', { day: named(when, name) });
    }
    const { date, name, hours } = entry.special;
    const day = named(dateText(date, locale), name);
    if (typeof hours === 'string') return t('day.isLike', { day, weekday: weekdayText(hours, locale) });
    return hours.length === 0 ? t('day.isClosed', { day }) : t('day.isOpen', { day, hours: hoursText(hours) });
  };
}
