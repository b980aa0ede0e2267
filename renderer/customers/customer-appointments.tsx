import { ActionIcon } from '@mantine/core';
import { CalendarCheck2, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { useNavigation } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { useQuery } from '../state/use-query.ts';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './customer-detail.module.css';

/** When this customer was seen or called by appointment, and will be; the latest first. */
export function CustomerAppointments({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation(['appointments', 'common']);
  const navigation = useNavigation();
  const { value = [] } = useQuery(
    'appointments.list',
    { customerId, limit: 20 },
    { collections: ['appointment', 'customer', 'agent'] },
  );
  return (
    <Section
      title={t('title')}
      count={value.length}
      actions={
        <ActionIcon
          aria-label={t('book')}
          onClick={() => navigation.go('appointments', 'new', { customer: customerId })}
        >
          <Plus size={16} aria-hidden="true" />
        </ActionIcon>
      }
    >
      {value.length === 0 && <p className={css.nothing}>{t('noneOfCustomer')}</p>}
      {value.length > 0 && (
        <ul className={css.list}>
          {value.toReversed().map((one) => (
            <li key={one.id}>
              <a className={css.item} href={hrefOf('appointments', one.id)}>
                <span className={css.icon}>
                  <CalendarCheck2 size={14} aria-hidden="true" />
                </span>
                <span className={css.grow}>
                  {[t(`common:appointmentKind.${one.kind}`), one.place].filter(Boolean).join(' · ')}
                </span>
                <SaveStateMark state={one.saveState} quiet />
                <span className={css.faint}>
                  {t(`states.${one.state}`)} · {one.agentName}
                </span>
                <TimeText at={one.startsAt} className={css.time ?? ''} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
