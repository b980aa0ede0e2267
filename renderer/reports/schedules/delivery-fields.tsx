import { Checkbox, Group, NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '#domain/model/choices.ts';
import { reportScheduleLimits as limits, scheduledFormats } from '#domain/model/report-schedule-fields.ts';
import { useQuery } from '../../state/use-query.ts';
import type { Fault, ScheduleValues } from './schedule-values.ts';
import css from './schedules.module.css';

interface Props {
  readonly values: ScheduleValues;
  readonly faults: readonly Fault[];
  onChange(change: Partial<ScheduleValues>): void;
}

/** As which files it comes, and to whom. */
export function DeliveryFields({ values, faults, onChange }: Props) {
  const { t } = useTranslation(['report-schedules', 'reports', 'common']);
  const { value: known } = useQuery('reportSchedules.list', {}, { collections: ['reportSchedule', 'reportRun'] });
  const { formats, language, recipients, toFolder } = values;
  const wrong = faults.find((fault) => fault.field === 'address');
  const hasMany = faults.some(({ field }) => field === 'many');
  const addressError = wrong
    ? t('error.address', { address: wrong.address })
    : hasMany && t('error.many', { number: limits.recipients });
  const chosen = (names: readonly string[]) => scheduledFormats.filter((format) => names.includes(format));
  return (
    <>
      <Checkbox.Group
        label={t('field.formats')}
        value={[...formats]}
        error={faults.some(({ field }) => field === 'formats') && t('error.formats')}
        onChange={(names) => onChange({ formats: chosen(names) })}
      >
        <Group gap="md">
          {scheduledFormats.map((format) => (
            <Checkbox key={format} value={format} label={t(`reports:export.formats.${format}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <NativeSelect
        label={t('field.language')}
        value={language}
        data={languages.map((each) => ({ value: each, label: t(`common:language.${each}`) }))}
        onChange={(event) => onChange({ language: event.currentTarget.value as ScheduleValues['language'] })}
      />
      <Textarea
        label={t('field.recipients')}
        description={t('field.recipientsHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={recipients}
        error={addressError}
        onChange={(event) => onChange({ recipients: event.currentTarget.value })}
      />
      <Checkbox
        label={t('field.toFolder')}
        checked={toFolder}
        error={faults.some(({ field }) => field === 'nobody') && t('error.nobody')}
        onChange={(event) => onChange({ toFolder: event.currentTarget.checked })}
      />
      {known && <WhatTheServerCan delivery={known.delivery} />}
    </>
  );
}

function WhatTheServerCan({
  delivery,
}: {
  readonly delivery: { readonly mail: boolean; readonly folder: boolean } | null;
}) {
  const { t } = useTranslation('report-schedules');
  if (!delivery) return <p className={css.note}>{t('delivery.unknown')}</p>;
  return (
    <>
      {!delivery.mail && <p className={css.warning}>{t('delivery.noMail')}</p>}
      {!delivery.folder && <p className={css.warning}>{t('delivery.noFolder')}</p>}
    </>
  );
}
