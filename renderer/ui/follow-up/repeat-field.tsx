import { Checkbox, NumberInput, Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { type RepeatRule, type RepeatUnit, repeatUnits } from '#domain/model/repeat-rule.ts';
import { ownZone } from '../../state/use-follow-up-rules.ts';
import css from './follow-up.module.css';

/** How often, and until when: the first day and the time follow from when it is due. */
export type Repeating = Pick<RepeatRule, 'every' | 'unit' | 'until' | 'times'>;

const monthly: Repeating = { every: 1, unit: 'month', until: null, times: null };

/** The rule of a promise that is due first at `dueAt`, by the clocks here. */
export function ruleFrom(repeating: Repeating | null, dueAt: number): RepeatRule | null {
  if (repeating === null) return null;
  const first = dayjs(dueAt);
  return {
    ...repeating,
    from: first.format('YYYY-MM-DD'),
    minute: first.hour() * 60 + first.minute(),
    zone: ownZone(),
  };
}

interface Props {
  readonly value: Repeating | null;
  onChange(repeating: Repeating | null): void;
}

/** Every so many days, weeks or months; until a day, for so many times, or for as long as nobody ends it. */
export function RepeatField({ value, onChange }: Props) {
  const { t } = useTranslation('follow-ups');
  const ends = value?.until != null ? 'until' : value?.times != null ? 'times' : 'never';
  return (
    <div className={css.repeat}>
      <Checkbox
        label={t('repeat.label')}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? monthly : null)}
      />
      {value && (
        <div className={css.every}>
          <NumberInput
            className={css.number ?? ''}
            label={t('repeat.every')}
            min={1}
            max={366}
            value={value.every}
            onChange={(every) => onChange({ ...value, every: whole(every, 366) })}
          />
          <Select
            className={css.unit ?? ''}
            aria-label={t('repeat.unit')}
            data={repeatUnits.map((unit) => ({
              value: unit,
              label: t(`repeat.units.${unit}`, { count: value.every }),
            }))}
            value={value.unit}
            allowDeselect={false}
            onChange={(unit) => unit && onChange({ ...value, unit: unit as RepeatUnit })}
          />
          <Select
            aria-label={t('repeat.ends')}
            data={(['never', 'until', 'times'] as const).map((end) => ({ value: end, label: t(`repeat.end.${end}`) }))}
            value={ends}
            allowDeselect={false}
            onChange={(end) =>
              onChange({
                ...value,
                until: end === 'until' ? dayjs().add(1, 'year').format('YYYY-MM-DD') : null,
                times: end === 'times' ? 12 : null,
              })
            }
          />
          {value.until !== null && (
            <DateInput
              aria-label={t('repeat.end.until')}
              value={value.until}
              valueFormat="YYYY-MM-DD"
              onChange={(until) => until && onChange({ ...value, until })}
            />
          )}
          {value.times !== null && (
            <NumberInput
              className={css.number ?? ''}
              aria-label={t('repeat.end.times')}
              min={1}
              max={1000}
              value={value.times}
              onChange={(times) => onChange({ ...value, times: whole(times, 1000) })}
            />
          )}
        </div>
      )}
    </div>
  );
}

function whole(typed: number | string, most: number): number {
  return Math.min(most, Math.max(1, Math.round(Number(typed)) || 1));
}
