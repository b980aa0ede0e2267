import { Button, Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdays } from '#domain/rules/calendar/business-calendar.ts';
import { weekdayText } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './calendars.module.css';
import type { DayProblem, DayText } from './day-entry.ts';
import { SpanFields } from './span-fields.tsx';

interface Props {
  readonly text: DayText;
  readonly title: string;
  /** Says what is wrong; nothing when it was taken. */
  onSave(text: DayText): DayProblem | undefined;
  onCancel(): void;
}

/** One entry of the list of days. It lies within the calendar's form, so Enter is its own to take. */
export function DayForm({ text, title, onSave, onCancel }: Props) {
  const { t } = useTranslation(['sla-settings', 'common']);
  const locale = useLocale();
  const [draft, setDraft] = useState(text);
  const [problem, setProblem] = useState<DayProblem>();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const set = (change: Partial<DayText>) => {
    setProblem(undefined);
    setDraft({ ...draft, ...change });
  };
  const save = () => {
    const found = onSave(draft);
    setProblem(found);
    if (found) setTimeout(() => box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement && event.target.getAttribute('aria-haspopup') === null;
    if (event.key === 'Enter' && typing && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    }
    if (event.key === 'Escape' && typing && !event.nativeEvent.isComposing) {
      event.stopPropagation();
      onCancel();
    }
  };
  const closed = draft.hours === 'closed';
  return (
    <fieldset ref={box} className={css.dayForm} onKeyDown={onKeyDown}>
      <legend className={css.legend}>{title}</legend>
      <div className={css.dayFields}>
        <TextInput
          type="date"
          label={t(closed ? 'day.from' : 'day.date')}
          value={draft.from}
          error={(problem === 'date' && t('day.badDate')) || (problem === 'twice' && t('day.twice'))}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        {closed && (
          <TextInput
            type="date"
            label={t('day.to')}
            value={draft.to}
            min={draft.from}
            error={problem === 'to' && t('day.badTo')}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        )}
        <TextInput
          label={t('day.name')}
          value={draft.name}
          maxLength={200}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label={t('day.hours')}
          data={[
            { value: 'closed', label: t('day.closed') },
            { value: 'own', label: t('day.own') },
            ...weekdays.map((day) => ({
              value: day as string,
              label: t('day.like', { weekday: weekdayText(day, locale) }),
            })),
          ]}
          value={draft.hours}
          allowDeselect={false}
          onChange={(hours) =>
            set({
              hours: hours as DayText['hours'],
              ...(hours === 'own' && draft.spans.length === 0 ? { spans: [{ from: '09:00', to: '18:00' }] } : {}),
            })
          }
        />
      </div>
      {draft.hours === 'own' && (
        <SpanFields of={title} spans={draft.spans} checked={problem === 'spans'} onChange={(spans) => set({ spans })} />
      )}
      {problem === 'spans' && draft.spans.length === 0 && (
        <p className={css.problem} role="alert">
          {t('day.noHours')}
        </p>
      )}
      <div className={css.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('common:actions.cancel')}
        </Button>
        <Button onClick={save}>{t('day.save')}</Button>
      </div>
    </fieldset>
  );
}
