import { NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RunTiming, runEvery } from '#domain/model/report-schedule-fields.ts';
import { weekdays } from '#domain/rules/calendar/business-calendar.ts';
import { knownZones, weekdayText } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './schedules.module.css';

interface Props {
  readonly timing: RunTiming;
  readonly isWrong: boolean;
  onChange(timing: RunTiming): void;
}

/** When it is made. */
export function TimingFields({ timing, isWrong, onChange }: Props) {
  const { t } = useTranslation('report-schedules');
  const locale = useLocale();
  const set = (change: Partial<RunTiming>) => onChange({ ...timing, ...change });
  const zones = useMemo(() => [...new Set([timing.zone, 'UTC', ...knownZones()])], [timing.zone]);
  return (
    <div className={css.fields}>
      <NativeSelect
        label={t('every.label')}
        value={timing.every}
        data={runEvery.map((value) => ({ value, label: t(`every.${value}`) }))}
        onChange={(event) => set({ every: event.currentTarget.value as RunTiming['every'] })}
      />
      {timing.every === 'week' && (
        <NativeSelect
          label={t('field.weekday')}
          value={String(timing.weekday)}
          data={weekdays.map((day, at) => ({ value: String(at), label: weekdayText(day, locale, 'long') }))}
          onChange={(event) => set({ weekday: Number(event.currentTarget.value) })}
        />
      )}
      {timing.every === 'month' && (
        <NumberInput
          label={t('field.monthDay')}
          description={t('field.monthDayHint')}
          min={1}
          max={31}
          clampBehavior="strict"
          allowDecimal={false}
          value={timing.monthDay}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 1) set({ monthDay: next });
          }}
        />
      )}
      <TextInput
        label={t('field.time')}
        type="time"
        required
        value={timing.time}
        error={isWrong && t('error.time')}
        onChange={(event) => set({ time: event.currentTarget.value })}
      />
      <Select
        label={t('field.zone')}
        description={t('field.zoneHint')}
        searchable
        allowDeselect={false}
        limit={50}
        data={zones}
        value={timing.zone}
        onChange={(zone) => zone && set({ zone })}
      />
    </div>
  );
}
