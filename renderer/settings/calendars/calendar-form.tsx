import { Button, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { alwaysOpen, businessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { withDayRules } from '#domain/rules/calendar/day-rules.ts';
import { useCommand } from '../../state/use-command.ts';
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts';
import settings from '../settings.module.css';
import { type CalendarDraft, calendarOf, draftOf, newCalendar } from './calendar-draft.ts';
import { CalendarPreview } from './calendar-preview.tsx';
import css from './calendars.module.css';
import { DayList } from './day-list.tsx';
import { DaySources } from './day-sources.tsx';
import { WeekHours } from './week-hours.tsx';
import { ZoneSelect } from './zone-select.tsx';

interface Props {
  readonly definition: DefinitionView | undefined;
  onDone(): void;
}

/** A calendar: its zone, its week, its days, and what comes of them. */
export function CalendarForm({ definition, onDone }: Props) {
  const { t } = useTranslation(['sla-settings', 'common']);
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(definition?.name ?? '');
  const [active, setActive] = useState(definition?.active ?? true);
  const [draft, setDraft] = useState<CalendarDraft>(() => {
    const held = definition && businessCalendar.safeParse(definition.content).data;
    return held ? draftOf(held) : newCalendar();
  });
  const [checked, setChecked] = useState(false);
  const set = (change: Partial<CalendarDraft>) => setDraft({ ...draft, ...change });
  const calendar = useMemo(() => calendarOf(draft), [draft]);
  const read = calendar && businessCalendar.safeParse(calendar);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() === '' || !read?.success) return focusFirstInvalid(form.current);
    const saved = await run('definition.save', {
      ...(definition ? { definitionId: definition.id, position: definition.position } : {}),
      kind: 'calendar',
      name,
      active,
      content: read.data,
    });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={definition?.name ?? t('calendar.new')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <div className={settings.pair}>
        <TextInput
          label={t('name')}
          value={name}
          maxLength={200}
          error={checked && name.trim() === '' && t('nameMissing')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ZoneSelect zone={draft.zone} onChange={(zone) => set({ zone })} />
      </div>
      <WeekHours weekly={draft.weekly} checked={checked} onChange={(weekly) => set({ weekly })} />
      <DayList days={draft} onChange={({ holidays, special }) => set({ holidays, special })} />
      <DaySources
        zone={draft.zone}
        onAdd={(rules) =>
          setDraft((before) => {
            // Only its days are asked for; the week may be half typed.
            const { holidays, special } = rules.reduce((all, one) => withDayRules(all, one), {
              ...alwaysOpen,
              ...daysOf(before),
            });
            return { ...before, holidays, special };
          })
        }
      />
      <CalendarPreview calendar={read?.success ? read.data : undefined} />
      <Switch
        label={t('active')}
        description={t('calendar.activeHint')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      {checked && read?.success === false && (
        <p className={settings.failure} role="alert">
          {t('calendar.tooMany')}
        </p>
      )}
      <div className={settings.buttons}>
        <Button variant="default" onClick={onDone}>
          {t('common:actions.cancel')}
        </Button>
        <Button type="submit" loading={running}>
          {t('common:actions.save')}
        </Button>
      </div>
    </form>
  );
}

function daysOf({ holidays, special }: CalendarDraft): Pick<CalendarDraft, 'holidays' | 'special'> {
  return { holidays, special };
}
