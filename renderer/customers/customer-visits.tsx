import { ActionIcon } from '@mantine/core';
import { MapPin, Plus, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { useNavigation } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { useQuery } from '../state/use-query.ts';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './customer-detail.module.css';

/** When we met this customer, and how it ended. */
export function CustomerVisits({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation(['visits', 'common']);
  const navigation = useNavigation();
  const found = useQuery('visits.list', { customerId, limit: 20 }, { collections: ['visit', 'customer'] }).value;
  const visits = found?.rows ?? [];
  return (
    <Section
      title={t('title')}
      count={found?.total ?? 0}
      actions={
        <ActionIcon aria-label={t('record')} onClick={() => navigation.go('visits', 'new', { customer: customerId })}>
          <Plus size={16} aria-hidden="true" />
        </ActionIcon>
      }
    >
      {visits.length === 0 && <p className={css.nothing}>{t('ofCustomer.none')}</p>}
      {visits.length > 0 && (
        <ul className={css.list}>
          {visits.map((visit) => {
            const Icon = visit.kind === 'on-site' ? MapPin : Store;
            return (
              <li key={visit.id}>
                <a className={css.item} href={hrefOf('visits', visit.id)}>
                  <span className={css.icon} title={t(`common:visitKind.${visit.kind}`)}>
                    <Icon size={14} aria-hidden="true" />
                    <span className="hf-visually-hidden">{t(`common:visitKind.${visit.kind}`)}</span>
                  </span>
                  <span className={css.grow}>{visit.done || visit.need || visit.place}</span>
                  <SaveStateMark state={visit.saveState} quiet />
                  <span className={css.faint}>{t(`common:visitOutcome.${visit.outcome}`)}</span>
                  <TimeText at={visit.arrivedAt} className={css.time ?? ''} />
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
