import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { AgentId, DefinitionId } from '#domain/model/ids.ts';
import type { AppointmentRules } from '#domain/rules/definitions/appointment-rules.ts';
import { usePeople } from '../state/use-people.ts';
import css from './definitions.module.css';

interface Props {
  readonly people: AppointmentRules['people'];
  readonly calendars: readonly DefinitionView[];
  onChange(people: AppointmentRules['people']): void;
}

/** Who keeps other hours than everybody, and whose. */
export function OtherHours({ people, calendars, onChange }: Props) {
  const { t } = useTranslation('appointments');
  const { agents } = usePeople();
  const [firstCalendar] = calendars;
  if (!firstCalendar) return null;
  const others = agents.filter(({ id, active }) => active && people.every(({ agentId }) => agentId !== id));
  return (
    <fieldset className={css.level}>
      <legend className={css.legend}>{t('rules.people')}</legend>
      {people.map(({ agentId, calendarId }, index) => {
        const name = agents.find(({ id }) => id === agentId)?.name ?? '';
        return (
          <div key={agentId} className={css.person}>
            <Select
              label={`${name}: ${t('rules.personCalendar')}`}
              data={calendars.map((each) => ({ value: each.id as string, label: each.name }))}
              value={calendarId}
              allowDeselect={false}
              onChange={(id) => id && onChange(people.with(index, { agentId, calendarId: id as DefinitionId }))}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t('rules.removePerson', { name })}
              onClick={() => onChange(people.toSpliced(index, 1))}
            >
              <X size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        );
      })}
      <Select
        label={t('rules.addPerson')}
        placeholder={t('rules.person')}
        data={others.map(({ id, name }) => ({ value: id as string, label: name }))}
        value={null}
        searchable
        onChange={(id) => id && onChange([...people, { agentId: id as AgentId, calendarId: firstCalendar.id }])}
      />
    </fieldset>
  );
}
