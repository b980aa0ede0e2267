import { useTranslation } from 'react-i18next';
import type { FollowUpRules } from '#domain/rules/definitions/follow-up-rules.ts';
import { ChoiceChips } from '../choice-chips.tsx';
import css from './follow-up.module.css';

const wishes = ['nothing', 'reopen', 'escalate'] as const;
export type UnsatisfiedWish = (typeof wishes)[number];

interface Props {
  readonly rules: FollowUpRules;
  readonly value: UnsatisfiedWish;
  onChange(wish: UnsatisfiedWish): void;
}

/** What is done for a customer who is not satisfied. What the workspace’s rule does anyway is said, not asked. */
export function UnsatisfiedChoice({ rules, value, onChange }: Props) {
  const { t } = useTranslation('follow-ups');
  const { step } = rules.unsatisfied;
  if (step === 'escalate') return <p className={css.byRule}>{t('byRule.escalate')}</p>;
  const options = step === 'reopen' ? (['nothing', 'escalate'] as const) : wishes;
  return (
    <>
      {step === 'reopen' && <p className={css.byRule}>{t('byRule.reopen')}</p>}
      <ChoiceChips
        label={t('afterwards.label')}
        options={options.map((wish) => ({ value: wish, label: t(`afterwards.${wish}`) }))}
        value={value}
        onChange={(wish) => wish && onChange(wish)}
      />
    </>
  );
}
