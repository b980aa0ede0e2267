import { ActionIcon, Button, MultiSelect, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseType, caseTypes } from '#domain/model/choices.ts';
import { movableStatuses, type StatusRules, statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import { useCommand } from '../state/use-command.ts';
import { useStatusRules } from '../state/use-status-rules.ts';
import { Section } from '../ui/section.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { NumberField } from './number-field.tsx';
import settings from './settings.module.css';
import css from './status-rules-section.module.css';

/** Which moves want a reason, and how long a finished case may be reopened: for administrators. */
export function StatusRulesSection() {
  const { t } = useTranslation('moves');
  const held = useStatusRules();
  return (
    <Section title={t('settings.title')}>
      <p className={settings.note}>{t('settings.hint')}</p>
      <RulesForm key={JSON.stringify(held)} held={held} />
    </Section>
  );
}

function RulesForm({ held }: { readonly held: StatusRules }) {
  const { t } = useTranslation(['moves', 'common']);
  const { run, running } = useCommand();
  const [{ reasons, reopenWithinDays }, setRules] = useState(held);
  const free = movableStatuses.filter((status) => !reasons.some(({ to }) => to === status));
  const sound = reopenWithinDays === null || (reopenWithinDays >= 1 && reopenWithinDays <= 3650);
  const isSame = JSON.stringify({ reasons, reopenWithinDays }) === JSON.stringify(held);
  const setReasons = (next: StatusRules['reasons']) => setRules({ reasons: next, reopenWithinDays });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await run('definition.save', {
      definitionId: statusRulesId,
      kind: 'status-rules',
      name: t('settings.title'),
      content: { reasons, reopenWithinDays },
    });
  };
  return (
    <form className={settings.form} aria-label={t('settings.title')} onSubmit={(event) => void submit(event)}>
      <div className={settings.fields}>
        <NumberField
          label={t('settings.days')}
          description={t('settings.daysHint')}
          value={reopenWithinDays}
          min={1}
          max={3650}
          decimalScale={0}
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
        <div className={settings.buttons}>
          <Button type="submit" loading={running} disabled={isSame || !sound}>
            {t('settings.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
