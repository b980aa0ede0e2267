import { ActionIcon, Menu } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Weekday, weekdays } from '#domain/rules/calendar/business-calendar.ts';
import { weekdayText } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';
import type { CalendarDraft } from './calendar-draft.ts';
import css from './calendars.module.css';
import { SpanFields } from './span-fields.tsx';

interface Props {
  readonly weekly: CalendarDraft['weekly'];
  readonly checked: boolean;
  onChange(weekly: CalendarDraft['weekly']): void;
}

/** The hours of the week, day by day; what is typed for one day can be copied to others. */
export function WeekHours({ weekly, checked, onChange }: Props) {
  const { t } = useTranslation('sla-settings');
  const locale = useLocale();
  const copy = (from: Weekday, to: readonly Weekday[]) =>
    onChange({ ...weekly, ...Object.fromEntries(to.map((day) => [day, weekly[from]])) });
  return (
    <fieldset className={css.block}>
      <legend className={css.legend}>{t('calendar.week')}</legend>
      <p className={css.hint}>{t('calendar.weekHint')}</p>
      {weekdays.map((day) => {
        const name = weekdayText(day, locale);
        return (
          <div key={day} className={css.weekday}>
            <span className={css.dayName}>{name}</span>
            <SpanFields
              of={name}
              spans={weekly[day]}
              checked={checked}
              onChange={(spans) => onChange({ ...weekly, [day]: spans })}
            />
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={t('calendar.copyHours', { day: name })}>
                  <Copy size={14} aria-hidden="true" />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => copy(day, weekdays.slice(0, 5))}>{t('calendar.toWorkdays')}</Menu.Item>
                <Menu.Item onClick={() => copy(day, weekdays)}>{t('calendar.toAll')}</Menu.Item>
                {weekdays
                  .filter((other) => other !== day)
                  .map((other) => (
                    <Menu.Item key={other} onClick={() => copy(day, [other])}>
                      {weekdayText(other, locale)}
                    </Menu.Item>
                  ))}
              </Menu.Dropdown>
            </Menu>
          </div>
        );
      })}
    </fieldset>
  );
}
