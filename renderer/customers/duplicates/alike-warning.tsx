import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { hrefOf } from '../../state/route.ts';
import { useQuery } from '../../state/use-query.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { type CustomerValues, contactPointsOf } from '../customer-values.ts';
import css from './duplicates.module.css';

interface Props {
  readonly values: CustomerValues;
  /** Left out while the customer is new. */
  readonly customerId: CustomerId | undefined;
}

/** Who is on file already with the same number, address or name, while somebody is written down; found on this device. */
export function AlikeWarning({ values, customerId }: Props) {
  const { t } = useTranslation('duplicates');
  const typed = JSON.stringify({
    ...{ name: values.name.trim(), organisationId: values.organisation.id, exceptId: customerId ?? null },
    contactPoints: contactPointsOf(values.contactPoints),
  });
  const asked = useSettled(typed, 250);
  const alike = useQuery('customers.alike', JSON.parse(asked), { collections: ['customer'], keepFormer: true }).value;
  return (
    <div role="status">
      {alike && alike.length > 0 && (
        <div className={css.alike}>
          <p>{t('warning')}</p>
          <ul>
            {alike.map(({ customer, reasons }) => (
              <li key={customer.id}>
                <a href={hrefOf('customers', customer.id)}>{customer.name}</a>
                <span>{reasons.map((reason) => t(`reason.${reason}`)).join(' · ')}</span>
                {customer.organisationName && <span>{customer.organisationName}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
