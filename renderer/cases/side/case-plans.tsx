import { useTranslation } from 'react-i18next';
import type { HoldingView } from '#domain/contract/ipc/holding-views.ts';
import css from '../../ui/holding/holding.module.css';
import { HoldingIcon } from '../../ui/holding/holding-icon.tsx';
import { Promises } from '../../ui/holding/promises.tsx';

/** What the customer's organisation was promised: open on a case, for it goes before what is usual. */
export function CasePlans({ plans }: { readonly plans: readonly HoldingView[] }) {
  const { t } = useTranslation('holdings');
  return plans.map(({ id, fields }) => (
    <details key={id} className={css.plan} open>
      <summary>
        <HoldingIcon kind="plan" />
        <span className={css.name}>{fields.name}</span>
        {fields.level !== '' && <span className={css.number}>{fields.level}</span>}
      </summary>
      <Promises details={fields.details} />
      {fields.contact !== '' && <p className={css.number}>{t('reach', { contact: fields.contact })}</p>}
    </details>
  ));
}
