import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dateKinds, importantDate } from '#domain/model/service-file-fields.ts';
import css from './customer-form.module.css';
import type { DateLine } from './customer-values.ts';

const months = Array.from({ length: 12 }, (_, index) => String(index + 1));
const days = Array.from({ length: 31 }, (_, index) => String(index + 1));

interface Props {
  readonly dates: readonly DateLine[];
  onChange(dates: readonly DateLine[]): void;
}

/** Whether the line is a day that there is, or may become one. */
export function isDay({ kind, label, month, day, year }: DateLine): boolean {
  return month === null && day === null
    ? year === null && label.trim() === ''
    : importantDate.safeParse({ kind, label, month, day, year }).success;
}

/** Days that come every year; the year is left out where nobody knows it. */
export function DatesField({ dates, onChange }: Props) {
  const { t } = useTranslation(['service-file', 'common']);
  const set = (line: number, change: Partial<DateLine>) =>
    onChange(dates.map((date) => (date.line === line ? { ...date, ...change } : date)));
  const nextLine = Math.max(0, ...dates.map(({ line }) => line)) + 1;
  const number = (text: string | null) => (text === null || text === '' ? null : Number(text));
  return (
    <fieldset className={css.points} aria-label={t('dates')}>
      {dates.map((date) => (
        <div key={date.line}>
          <div className={css.date}>
            <Select
              aria-label={t('dateKind')}
              value={date.kind}
              allowDeselect={false}
              onChange={(kind) => kind && set(date.line, { kind })}
              data={dateKinds.map((kind) => ({ value: kind, label: t(`common:dateKind.${kind}`) }))}
            />
            <TextInput
              aria-label={t('year')}
              placeholder={t('year')}
              inputMode="numeric"
              maxLength={4}
              value={date.year === null ? '' : String(date.year)}
              onChange={(event) => set(date.line, { year: number(event.currentTarget.value.replace(/\D/g, '')) })}
            />
            <Select
              aria-label={t('month')}
              placeholder={t('month')}
              value={date.month === null ? null : String(date.month)}
              onChange={(month) => set(date.line, { month: number(month) })}
              data={months}
              searchable
            />
            <Select
              aria-label={t('day')}
              placeholder={t('day')}
              value={date.day === null ? null : String(date.day)}
              onChange={(day) => set(date.line, { day: number(day) })}
              data={days}
              searchable
            />
            <TextInput
              aria-label={t('dateLabel')}
              placeholder={t('dateLabelHint')}
              value={date.label}
              maxLength={60}
              onChange={(event) => set(date.line, { label: event.currentTarget.value })}
            />
            <ActionIcon
              aria-label={t('removeDate', { date: t(`common:dateKind.${date.kind}`) })}
              onClick={() => onChange(dates.filter(({ line }) => line !== date.line))}
            >
              <X size={14} aria-hidden="true" />
            </ActionIcon>
          </div>
          {date.month !== null && date.day !== null && !isDay(date) && (
            <p className={css.problem} role="alert">
              {t('noSuchDay')}
            </p>
          )}
        </div>
      ))}
      <Button
        variant="subtle"
        className={css.addPoint ?? ''}
        leftSection={<Plus size={14} />}
        disabled={dates.length >= 30}
        onClick={() =>
          onChange([...dates, { line: nextLine, kind: 'birthday', label: '', month: null, day: null, year: null }])
        }
      >
        {t('addDate')}
      </Button>
    </fieldset>
  );
}
