import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import type { EscalationRule } from '#domain/rules/definitions/escalation-rule.ts';
import { usePeople } from '../state/use-people.ts';
import css from './definitions.module.css';
import { NumberField } from './number-field.tsx';

export type Level = EscalationRule['levels'][number];

interface Props {
  /** From 1 up. */
  readonly place: number;
  readonly level: Level;
  onChange(level: Level): void;
  readonly onRemove: (() => void) | undefined;
}

/** When a level is due and who is called for at it. */
export function LevelFields({ place, level, onChange, onRemove }: Props) {
  const { t } = useTranslation(['cooperation', 'common']);
  const { agents, teams } = usePeople();
  const { afterMinutes, acknowledgeMinutes, toAgentId, toTeamId } = level;
  return (
    <fieldset className={css.level}>
      <legend className={css.legend}>{t('settings.level', { level: place })}</legend>
      <NumberField
        label={t('settings.after')}
        value={afterMinutes === null ? null : afterMinutes / 60}
        placeholder={t('settings.byHand')}
        min={0}
        max={8760}
        decimalScale={1}
        onChange={(hours) =>
          onChange({ ...level, afterMinutes: hours === null ? null : Math.max(1, Math.round(hours * 60)) })
        }
      />
      <NumberField
        label={t('settings.acknowledge')}
        value={acknowledgeMinutes}
        min={0}
        max={10_000}
        onChange={(minutes) =>
          onChange({ ...level, acknowledgeMinutes: minutes === null ? null : Math.max(1, minutes) })
        }
      />
      <Select
        label={t('settings.toAgent')}
        data={agents.filter(({ active }) => active).map(({ id, name }) => ({ value: id as string, label: name }))}
        value={toAgentId}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('common:actions.clear') }}
        onChange={(next) => onChange({ ...level, toAgentId: next as AgentId | null })}
      />
      <Select
        label={t('settings.toTeam')}
        data={teams.map(({ id, name }) => ({ value: id as string, label: name }))}
        value={toTeamId}
        clearable
        clearButtonProps={{ 'aria-label': t('common:actions.clear') }}
        onChange={(next) => onChange({ ...level, toTeamId: next as TeamId | null })}
      />
      {onRemove && (
        <ActionIcon
          className={css.remove}
          variant="subtle"
          aria-label={t('settings.removeLevel', { level: place })}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </fieldset>
  );
}
