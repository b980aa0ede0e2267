import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currencies } from '#domain/rules/compensation.ts';
import { type ApprovalLimits, approvalLimitsId } from '#domain/rules/definitions/approval-limits.ts';
import { minorDigits } from '../state/format-number.ts';
import { useApprovalLimits } from '../state/use-approval-limits.ts';
import { Section } from '../ui/section.tsx';
import css from './definitions.module.css';
import { NumberField } from './number-field.tsx';
import { RulesForm } from './rules-form.tsx';
import settings from './settings.module.css';

type Line = ApprovalLimits['limits'][number];

/** How much each role may grant without asking. Only administrators come here: nobody raises their own limit. */
export function ApprovalLimitsSection() {
  const { t } = useTranslation('cooperation');
  const held = useApprovalLimits();
  return (
    <Section title={t('settings.limits')}>
      <p className={settings.note}>{t('settings.limitsHint')}</p>
      <LimitsForm key={JSON.stringify(held)} held={held?.limits ?? []} />
    </Section>
  );
}

function LimitsForm({ held }: { readonly held: readonly Line[] }) {
  const { t } = useTranslation('cooperation');
  const [lines, setLines] = useState(held);
  const free = currencies.filter((currency) => !lines.some((line) => line.currency === currency));
  const saves = {
    ...{ definitionId: approvalLimitsId, kind: 'approval-limits' as const, name: t('settings.limits') },
    content: { limits: [...lines] },
  };
  const change = (index: number, line: Line) => setLines(lines.with(index, line));
  return (
    <RulesForm
      title={t('settings.limits')}
      saves={saves}
      changed={JSON.stringify(lines) !== JSON.stringify(held)}
      action={t('settings.save')}
    >
      {lines.map((line, index) => (
        <div key={line.currency} className={css.limit}>
          <span className={css.currency}>{line.currency}</span>
          {(['agent', 'lead'] as const).map((role) => (
            <AmountField
              key={role}
              label={t(role === 'agent' ? 'settings.agentLimit' : 'settings.leadLimit')}
              currency={line.currency}
              amount={line[role]}
              onChange={(amount) => change(index, { ...line, [role]: amount })}
            />
          ))}
          <ActionIcon
            variant="subtle"
            aria-label={t('settings.removeCurrency', { currency: line.currency })}
            onClick={() => setLines(lines.toSpliced(index, 1))}
          >
            <X size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      {free.length > 0 && (
        <Select
          aria-label={t('settings.addCurrency')}
          placeholder={t('settings.addCurrency')}
          data={[...free]}
          value={null}
          onChange={(currency) => currency && setLines([...lines, { currency, agent: 0, lead: null }])}
        />
      )}
    </RulesForm>
  );
}

interface AmountProps {
  readonly label: string;
  readonly currency: string;
  readonly amount: number | null;
  onChange(amount: number | null): void;
}

function AmountField({ label, currency, amount, onChange }: AmountProps) {
  const { t } = useTranslation('cooperation');
  const unit = 10 ** minorDigits(currency);
  return (
    <NumberField
      label={label}
      name={`${label} ${currency}`}
      value={amount === null ? null : amount / unit}
      placeholder={t('settings.noLimit')}
      min={0}
      max={10_000_000}
      decimalScale={minorDigits(currency)}
      onChange={(value) => onChange(value === null ? null : Math.round(value * unit))}
    />
  );
}
