import { ActionIcon, Button } from '@mantine/core';
import { Building2, Mail, MapPin, MessageCircle, Phone, Replace } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { CustomerSummary } from '#domain/contract/ipc/customer-views.ts';
import { preferredFirst } from '#domain/rules/contact-hours.ts';
import { hrefOf } from '../../state/route.ts';
import { useCommand } from '../../state/use-command.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CustomerPicker, type PickedCustomer } from '../../ui/customer-picker.tsx';
import { NeedsBand } from '../../ui/service/needs-band.tsx';
import { CaseHolding } from './case-holding.tsx';
import css from './customer-card.module.css';
import { OtherCases } from './other-cases.tsx';

const icons = { phone: Phone, email: Mail, chat: MessageCircle, address: MapPin } as const;

export function CustomerCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation(['cases', 'common']);
  const { run } = useCommand();
  const [choosing, setChoosing] = useState(false);
  const { customer } = detail;
  const choose = async (picked: PickedCustomer | null) => {
    if (!picked) return;
    const outcome = await run('case.edit', { caseId: detail.id, set: { customerId: picked.id } });
    if (outcome.ok || outcome.failure.kind === 'nothing-to-do') setChoosing(false);
  };
  if (choosing)
    return (
      <div className={css.choosing}>
        <CustomerPicker
          label={t('side.linkCustomer')}
          value={null}
          onPick={(picked) => void choose(picked)}
          autoFocus
        />
        <Button variant="default" onClick={() => setChoosing(false)}>
          {t('common:actions.cancel')}
        </Button>
      </div>
    );
  if (!customer)
    return (
      <div className={css.choosing}>
        <span className={css.none}>{t('side.noCustomer')}</span>
        <Button variant="default" onClick={() => setChoosing(true)}>
          {t('side.linkCustomer')}
        </Button>
      </div>
    );
  return (
    <>
      <div className={css.who}>
        <Avatar name={customer.name} size={32} />
        <div className={css.names}>
          <a href={hrefOf('customers', customer.id)} className={css.name}>
            {customer.name}
          </a>
          {customer.tier === 'vip' && <span className={css.vip}>{t('common:tier.vip')}</span>}
        </div>
        <ActionIcon
          size={24}
          aria-label={t('side.changeCustomer')}
          title={t('side.changeCustomer')}
          onClick={() => setChoosing(true)}
        >
          <Replace size={13} />
        </ActionIcon>
      </div>
      <div className={css.needs}>
        <NeedsBand specialNeeds={customer.specialNeeds} contactPoints={customer.contactPoints} />
      </div>
      <ContactLines customer={customer} />
      {customer.notes !== '' && (
        <p className={css.notes} title={customer.notes}>
          {customer.notes}
        </p>
      )}
      <CaseHolding detail={detail} />
      <OtherCases customerId={customer.id} caseId={detail.id} />
    </>
  );
}

function ContactLines({ customer }: { readonly customer: CustomerSummary }) {
  const { t } = useTranslation('cases');
  return (
    <ul className={css.contacts}>
      {customer.organisationName && (
        <li className={css.contact}>
          <Building2 size={13} aria-hidden="true" />
          <span className="hf-truncate">{customer.organisationName}</span>
        </li>
      )}
      {preferredFirst(customer.contactPoints).map(({ kind, value, label }) => {
        const Icon = icons[kind];
        return (
          <li key={`${kind} ${value}`} className={css.contact}>
            <Icon size={13} aria-hidden="true" />
            <span className="hf-truncate hf-number" title={value}>
              {value}
            </span>
            {label !== '' && <span className={css.label}>{label}</span>}
            <span className={css.copy}>
              <CopyButton text={value} label={t('side.copyContact', { value })} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
