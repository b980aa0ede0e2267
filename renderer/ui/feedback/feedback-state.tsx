import { useTranslation } from 'react-i18next';
import type { ProductFeedbackState } from '#domain/model/product-feedback-fields.ts';
import css from '../cooperation/item.module.css';

const tones: Partial<Readonly<Record<ProductFeedbackState, string>>> = {
  'with-product-team': 'warn',
  answered: 'good',
  declined: 'bad',
};

/** How far a feedback has come. */
export function FeedbackState({ state }: { readonly state: ProductFeedbackState }) {
  const { t } = useTranslation('feedback');
  return (
    <span className={css.state} data-tone={tones[state]}>
      {t(`state.${state}`)}
    </span>
  );
}
