import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { businessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { DefinitionList } from '../definition-list.tsx';
import { CalendarForm } from './calendar-form.tsx';
import { useOpenNow } from './use-open-now.ts';

/** When the teams work. Only leads come here. */
export function CalendarsSection() {
  const { t } = useTranslation('sla-settings');
  const openNow = useOpenNow();
  const cache = useMemo(createCalendarCache, []);
  const about = ({ active, content }: DefinitionView) => {
    const calendar = businessCalendar.safeParse(content).data;
    if (!calendar) return t('unreadable');
    return [calendar.zone, openNow(calendar, cache), ...(active ? [] : [t('inactive')])].join(' · ');
  };
  return (
    <DefinitionList
      kind="calendar"
      title={t('calendar.title')}
      none={t('calendar.none')}
      about={about}
      form={(definition, onDone) => <CalendarForm definition={definition} onDone={onDone} />}
    />
  );
}
