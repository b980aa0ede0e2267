import { useTranslation } from 'react-i18next';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { useConditionWords } from '../../../ui/conditions/use-condition-words.ts';
import css from './condition-chips.module.css';

/** What a saved queue asks for, in words. */
export function ConditionChips({ conditions }: { readonly conditions: readonly CaseCondition[] }) {
  const { t } = useTranslation('queues');
  const { sentence } = useConditionWords();
  if (conditions.length === 0) return null;
  return (
    <ul className={css.chips} aria-label={t('conditions')}>
      {conditions.map((asked) => (
        <li key={JSON.stringify(asked)} className={css.chip}>
          {sentence(asked)}
        </li>
      ))}
    </ul>
  );
}
