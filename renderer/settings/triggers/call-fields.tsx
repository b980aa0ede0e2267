import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import type { TriggerContent } from '#domain/rules/definitions/trigger.ts';
import { usePeople } from '../../state/use-people.ts';
import { NumberField } from '../number-field.tsx';
import css from '../settings.module.css';

interface NoteProps {
  readonly note: TriggerContent['note'];
  onChange(note: TriggerContent['note']): void;
}

const variables = '{{customer.name}} {{customer.organisation}} {{case.number}} {{case.subject}} {{team.name}}';

/** The words a trigger leaves for the team, and for whom. */
export function NoteFields({ note, onChange }: NoteProps) {
  const { t } = useTranslation('triggers');
  const { agents } = usePeople();
  const { body, mentions } = note ?? { body: '', mentions: [] };
  return (
    <>
      <Textarea
        label={t('note')}
        description={t('noteHint', { list: variables })}
        value={body}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={10_000}
        onChange={({ currentTarget }) => onChange({ body: currentTarget.value, mentions })}
      />
      {note !== null && (
        <MultiSelect
          label={t('mentions')}
          data={agents.filter(({ active }) => active).map(({ id, name }) => ({ value: id as string, label: name }))}
          value={mentions}
          searchable
          maxValues={20}
          onChange={(chosen) => onChange({ body, mentions: chosen as AgentId[] })}
        />
      )}
    </>
  );
}

interface EscalationProps {
  readonly escalation: TriggerContent['escalation'];
  onChange(escalation: TriggerContent['escalation']): void;
}

const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const begun = { reason: '', toAgentId: null, toTeamId: null, acknowledgeMinutes: null };

/** Whom a trigger calls for, at which level and why. */
export function EscalationFields({ escalation, onChange }: EscalationProps) {
  const { t } = useTranslation(['triggers', 'common']);
  const { agents, teams } = usePeople();
  return (
    <>
      <Select
        label={t('escalate')}
        data={levels.map((level) => ({ value: String(level), label: t('level', { level }) }))}
        value={escalation === null ? null : String(escalation.level)}
        placeholder={t('noEscalation')}
        clearable
        clearButtonProps={{ 'aria-label': t('common:actions.clear') }}
        onChange={(level) => onChange(level === null ? null : { ...(escalation ?? begun), level: Number(level) })}
      />
      {escalation !== null && (
        <>
          <TextInput
            label={t('reason')}
            value={escalation.reason}
            maxLength={2000}
            onChange={({ currentTarget }) => onChange({ ...escalation, reason: currentTarget.value })}
          />
          <div className={css.pair}>
            <Select
              label={t('toAgent')}
              data={agents.filter(({ active }) => active).map(({ id, name }) => ({ value: id as string, label: name }))}
              value={escalation.toAgentId}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('common:actions.clear') }}
              onChange={(next) => onChange({ ...escalation, toAgentId: next as AgentId | null })}
            />
            <Select
              label={t('toTeam')}
              data={teams.map(({ id, name }) => ({ value: id as string, label: name }))}
              value={escalation.toTeamId}
              clearable
              clearButtonProps={{ 'aria-label': t('common:actions.clear') }}
              onChange={(next) => onChange({ ...escalation, toTeamId: next as TeamId | null })}
            />
            <NumberField
              label={t('acknowledge')}
              value={escalation.acknowledgeMinutes}
              min={1}
              max={10_000}
              onChange={(acknowledgeMinutes) => onChange({ ...escalation, acknowledgeMinutes })}
            />
          </div>
        </>
      )}
    </>
  );
}
