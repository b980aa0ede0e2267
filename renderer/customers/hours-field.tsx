import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HourRange } from '#domain/model/service-file-fields.ts';
import { clockOf } from '../ui/service/hours-text.ts';
import css from './customer-form.module.css';

/** Nobody likes to be rung at night. */
const usual: HourRange = { from: 22 * 60, to: 8 * 60 };

interface Props {
  readonly value: HourRange | null;
  onChange(value: HourRange | null): void;
}

/** The hours in which somebody does not want to be reached; they may go over midnight. */
export function HoursField({ value, onChange }: Props) {
  const { t } = useTranslation('service-file');
  const set = (change: Partial<HourRange>) => {
    const next = { ...usual, ...value, ...change };
    if (next.from !== next.to) onChange(next);
  };
  return (
    <div className={css.hours}>
      <Checkbox
        label={t('doNotContact')}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
      />
      {value &&
        (['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="time"
            aria-label={t(`hours.${end}`)}
            value={clockOf(value[end])}
            onChange={(event) => {
              const minute = minuteOf(event.currentTarget.value);
              if (minute !== undefined) set({ [end]: minute });
            }}
          />
        ))}
    </div>
  );
}

function minuteOf(clock: string): number | undefined {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)
    ? undefined
    : hours * 60 + minutes;
}
