import { Button } from '@mantine/core';
import { Plus, UsersRound } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerSummary } from '#domain/contract/ipc/customer-views.ts';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent, useNavigation } from '../state/core-context.tsx';
import { numberText } from '../state/format-number.ts';
import { hrefOf } from '../state/route.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useLocale } from '../state/use-locale.ts';
import { usePagedRows } from '../state/use-paged-rows.ts';
import { ListHead } from '../ui/list-head.tsx';
import { RecordList } from '../ui/record-list.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useComposedText } from '../ui/use-composed-text.ts';
import { useSettled } from '../ui/use-settled.ts';
import css from './customer-list.module.css';
import { ListLink } from './list-link.tsx';

export function CustomerList({ selectedId }: { readonly selectedId: string | null }) {
  const { t } = useTranslation([
    'customers',
    'common',
    'duplicates',
    'care',
    'holdings',
    'customer-import',
    'organisations',
  ]);
  const lead = isLead(useAgent());
  const locale = useLocale();
  const navigation = useNavigation();
  const search = useComposedText();
  const input = useRef<HTMLInputElement>(null);
  const text = useSettled(search.text.trim(), 120);
  const rows = usePagedRows('customers.list', { text }, ['customer', 'organisation', 'case']);
  useActions([
    { id: 'list.search', run: () => input.current?.focus() },
    { id: 'list.new', run: () => navigation.go('customers', 'new') },
    { id: 'customer.organisations', run: () => navigation.go('customers', 'organisations') },
    { id: 'customer.duplicates', run: () => navigation.go('customers', 'duplicates') },
    ...(lead ? [{ id: 'customer.import', run: () => navigation.go('customers', 'import') } as const] : []),
    { id: 'customer.expiring', run: () => navigation.go('customers', 'holdings') },
    { id: 'customer.care', run: () => navigation.go('customers', 'care') },
  ]);
  return (
    <>
      <ListHead
        title={t('title')}
        count={rows.total === undefined ? undefined : numberText(rows.total, locale)}
        search={{ text: search, label: t('search'), input }}
        actions={
          <Button leftSection={<Plus size={14} />} onClick={() => navigation.go('customers', 'new')}>
            {t('add')}
          </Button>
        }
      >
        <ListLink label={t('care:show')} to="care" />
        <ListLink label={t('holdings:expiring.show')} to="holdings" />
        <ListLink label={t('organisations:title')} to="organisations" />
        <ListLink label={t('duplicates:show')} to="duplicates" />
        {lead && <ListLink label={t('customer-import:title')} to="import" />}
      </ListHead>
      <RecordList
        label={t('title')}
        rows={rows}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('customers', row.id)}
        onReach={(row) => navigation.replace('customers', row.id)}
        renderRow={(row) => <CustomerRow customer={row} />}
        empty={
          text === '' ? (
            <EmptyState icon={UsersRound} title={t('none')} hint={t('noneHint')} />
          ) : (
            <EmptyState icon={UsersRound} title={t('nobodyFound', { text })} hint={t('nobodyFoundHint')} />
          )
        }
      />
    </>
  );
}

function CustomerRow({ customer }: { readonly customer: CustomerSummary }) {
  const { t } = useTranslation(['customers', 'common']);
  const phone = customer.contactPoints.find((point) => point.kind === 'phone') ?? customer.contactPoints[0];
  return (
    <>
      <span className={css.line}>
        <span className={css.name}>{customer.name}</span>
        {customer.tier === 'vip' && <span className={css.vip}>{t('common:tier.vip')}</span>}
        <span className={css.space} />
        {customer.openCases > 0 && (
          <span className={css.cases}>{t('common:customerPicker.openCases', { count: customer.openCases })}</span>
        )}
      </span>
      <span className={css.about}>
        <span className="hf-number">{phone?.value ?? t('noContact')}</span>
        {customer.organisationName && <span className="hf-truncate">{customer.organisationName}</span>}
      </span>
    </>
  );
}
