import { ActionIcon, MultiSelect, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseType, caseTypes } from '#domain/model/choices.ts';
import { movableStatuses, type StatusRules, statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import { useStatusRules } from '../state/use-status-rules.ts';
import { Section } from '../ui/section.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { NumberField } from './number-field.tsx';
import { RulesForm } from './rules-form.tsx';
import settings from './settings.module.css';
import css from './status-rules-section.module.css';

/** Which moves want a reason, and how long a finished case may be reopened: for administrators. */
export function StatusRulesSection() {
  const { t } = useTranslation('moves');
  const held = useStatusRules();
  return (
    <Section title={t('settings.title')}>
      <p className={settings.note}>{t('settings.hint')}</p>
      <StatusForm key={JSON.stringify(held)} held={held} />
    </Section>
  );
}

function StatusForm({ held }: { readonly held: StatusRules }) {
  const { t } = useTranslation(['moves', 'common']);
  const [rules, setRules] = useState(held);
  const { reasons, reopenWithinDays } = rules;
  const free = movableStatuses.filter((status) => !reasons.some(({ to }) => to === status));
  const sound = reopenWithinDays === null || (reopenWithinDays >= 1 && reopenWithinDays <= 3650);
  const saves = sound
    ? { definitionId: statusRulesId, kind: 'status-rules' as const, name: t('settings.title'), content: { ...rules } }
    : undefined;
  const setReasons = (next: StatusRules['reasons']) => setRules({ reasons: next, reopenWithinDays });
  return (
    <RulesForm
      title={t('settings.title')}
      saves={saves}
      changed={JSON.stringify(rules) !== JSON.stringify(held)}
      action={t('settings.save')}
    >
      <NumberField
        label={t('settings.days')}
        description={t('settings.daysHint')}
        value={reopenWithinDays}
        min={1}
        max={3650}
        onChange={(days) => setRules({ reasons, reopenWithinDays: days })}
      />
      <p className={css.title}>{t('settings.reasons')}</p>
      {reasons.map((line, index) => {
        const status = t(`common:status.${line.to}`);
        return (
          <div key={line.to} className={css.line}>
            <StatusBadge status={line.to} />
            <MultiSelect
              aria-label={t('settings.types', { status })}
              placeholder={line.types.length === 0 ? t('settings.allTypes') : ''}
              data={caseTypes.map((value) => ({ value, label: t(`common:type.${value}`) }))}
              value={line.types}
              onChange={(types) => setReasons(reasons.with(index, { ...line, types: types as CaseType[] }))}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t('settings.remove', { status })}
              title={t('settings.remove', { status })}
              onClick={() => setReasons(reasons.toSpliced(index, 1))}
            >
              <X size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        );
      })}
      {free.length > 0 && (
        <Select
          aria-label={t('settings.add')}
          placeholder={t('settings.add')}
          data={free.map((value) => ({ value, label: t(`common:status.${value}`) }))}
          value={null}
          onChange={(to) => to && setReasons([...reasons, { to: to as (typeof free)[number], types: [] }])}
        />
      )}
    </RulesForm>
  );
}
