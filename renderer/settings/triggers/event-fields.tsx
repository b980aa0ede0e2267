import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CaseStatus, caseStatuses } from '#domain/model/choices.ts';
import { type TriggerEvent, watchedFields } from '#domain/rules/definitions/trigger.ts';
import { clockKinds } from '#domain/rules/sla/service-level.ts';
import { NumberField } from '../number-field.tsx';
import css from '../settings.module.css';
import { begunEvent, eventKinds } from './trigger-draft.ts';

interface Props {
  readonly event: TriggerEvent;
  onChange(event: TriggerEvent): void;
}

/** What a trigger listens for, and more exactly. */
export function EventFields({ event, onChange }: Props) {
  const { t } = useTranslation(['triggers', 'common', 'sla']);
  return (
    <>
      <Select
        label={t('when')}
        data={eventKinds.map((value) => ({ value, label: t(`event.${value}`) }))}
        value={event.on}
        allowDeselect={false}
        onChange={(on) => on !== null && on !== event.on && onChange(begunEvent(on as TriggerEvent['on']))}
      />
      {event.on === 'updated' && (
        <MultiSelect
          label={t('fields')}
          data={watchedFields.map((value) => ({ value, label: t(`field.${value}`) }))}
          value={event.fields}
          placeholder={event.fields.length === 0 ? t('anyField') : ''}
          onChange={(chosen) => onChange({ ...event, fields: watchedFields.filter((field) => chosen.includes(field)) })}
        />
      )}
      {event.on === 'status' && (
        <MultiSelect
          label={t('to')}
          data={caseStatuses.map((value) => ({ value, label: t(`common:status.${value}`) }))}
          value={event.to}
          placeholder={event.to.length === 0 ? t('anyStatus') : ''}
          onChange={(chosen) => onChange({ ...event, to: caseStatuses.filter((status) => chosen.includes(status)) })}
        />
      )}
      {(event.on === 'in-status' || event.on === 'unanswered') && <Waiting event={event} onChange={onChange} />}
      {event.on === 'deadline' && <DeadlineFields event={event} onChange={onChange} />}
    </>
  );
}

type Of<On extends TriggerEvent['on']> = Extract<TriggerEvent, { readonly on: On }>;

function Waiting({
  event,
  onChange,
}: {
  readonly event: Of<'in-status'> | Of<'unanswered'>;
  onChange(event: TriggerEvent): void;
}) {
  const { t } = useTranslation(['triggers', 'common']);
  return (
    <>
      <div className={css.pair}>
        {event.on === 'in-status' && (
          <Select
            label={t('status')}
            data={caseStatuses.map((value) => ({ value, label: t(`common:status.${value}`) }))}
            value={event.status}
            allowDeselect={false}
            onChange={(status) => status !== null && onChange({ ...event, status: status as CaseStatus })}
          />
        )}
        <NumberField
          label={t('minutes')}
          value={event.minutes}
          min={1}
          max={527_040}
          onChange={(minutes) => onChange({ ...event, minutes: minutes ?? 0 })}
        />
      </div>
      <Checkbox
        label={t('working')}
        checked={event.working}
        onChange={({ currentTarget }) => onChange({ ...event, working: currentTarget.checked })}
      />
    </>
  );
}

function DeadlineFields({ event, onChange }: { readonly event: Of<'deadline'>; onChange(event: TriggerEvent): void }) {
  const { t } = useTranslation(['triggers', 'sla']);
  return (
    <>
      <div className={css.pair}>
        <Select
          label={t('moment')}
          data={(['warning', 'before', 'after'] as const).map((value) => ({ value, label: t(`momentOf.${value}`) }))}
          value={event.when}
          allowDeselect={false}
          onChange={(when) => when !== null && onChange({ ...event, when: when as typeof event.when })}
        />
        {event.when !== 'warning' && (
          <NumberField
            label={t('minutes')}
            value={event.minutes}
            min={0}
            max={527_040}
            onChange={(minutes) => onChange({ ...event, minutes: minutes ?? 0 })}
          />
        )}
      </div>
      <MultiSelect
        label={t('clocks')}
        data={clockKinds.map((value) => ({ value, label: t(`sla:clock.${value}`) }))}
        value={event.clocks}
        placeholder={event.clocks.length === 0 ? t('anyClock') : ''}
        onChange={(chosen) => onChange({ ...event, clocks: clockKinds.filter((clock) => chosen.includes(clock)) })}
      />
    </>
  );
}
