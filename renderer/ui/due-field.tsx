import { Button } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import css from './due-field.module.css';

interface Props {
  readonly label: string;
  readonly value: number | null;
  onChange(at: number | null): void;
  readonly error?: string | undefined;
  /** Everyday answers for a promise; left out where a time in the past is asked for. */
  readonly presets?: boolean;
}

/** When a promise falls due, or when something was: any moment, with everyday answers one click away. */
export function DueField({ label, value, onChange, error, presets = true }: Props) {
  const { t } = useTranslation();
  return (
    <div className={css.field}>
      <DateTimePicker
        className={css.picker ?? ''}
        label={label}
        value={value === null ? null : dayjs(value).format('YYYY-MM-DD HH:mm:ss')}
        onChange={(picked) => onChange(picked ? dayjs(picked).valueOf() : null)}
        valueFormat="YYYY-MM-DD HH:mm"
        placeholder={t('due.pick')}
        clearable
        error={error}
        clearButtonProps={{ 'aria-label': t('due.clear') }}
        submitButtonProps={{ 'aria-label': t('due.accept') }}
        timePickerProps={{ 'aria-label': t('due.time') }}
        ariaLabels={{ previousMonth: t('due.previousMonth'), nextMonth: t('due.nextMonth') }}
      />
      {presets && (
        <div className={css.presets}>
          <Button variant="default" onClick={() => onChange(inAnHour(Date.now()))}>
            {t('due.inAnHour')}
          </Button>
          <Button variant="default" onClick={() => onChange(tomorrowAtNine(Date.now()))}>
            {t('due.tomorrowAtNine')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** On the full minute: nobody promises seconds. */
export function inAnHour(now: number): number {
  return dayjs(now).add(1, 'hour').startOf('minute').valueOf();
}

export function tomorrowAtNine(now: number): number {
  return dayjs(now).add(1, 'day').startOf('day').hour(9).valueOf();
}
