import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { useRiskWords } from '../../state/use-risk-words.ts';
import css from './ringing.module.css';

/** Whoever takes the call knows before the first word that this customer may leave, and why. */
export function CallerRisk({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation('care');
  const words = useRiskWords();
  const { value } = useQuery('risks.get', { customerId }, { collections: ['case', 'call', 'survey', 'followUp'] });
  if (!value) return null;
  return (
    <p className={css.risk}>
      <strong>{t(`risk.level.${value.level}`)}</strong> {words.reasons(value)}
    </p>
  );
}
