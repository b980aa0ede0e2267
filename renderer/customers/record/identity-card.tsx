import { ActionIcon } from '@mantine/core';
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { Section } from '../../ui/section.tsx';
import { IdentityNumber } from './identity-number.tsx';
import css from './record.module.css';
import { SetIdentity } from './set-identity.tsx';

interface Props {
  readonly customerId: CustomerId;
  readonly mask: string;
}

/** The identity number as everybody may see it; leads have the whole of it shown. */
export function IdentityCard({ customerId, mask }: Props) {
  const { t } = useTranslation('customer-file');
  const [entering, setEntering] = useState(false);
  const found = useQuery('customers.identities', { customerId }, { collections: ['customer'], keepFormer: true });
  const identities = found.value ?? [];
  const enter = t(mask === '' ? 'identity.enter' : 'identity.change');
  return (
    <Section
      title={t('identity.title')}
      actions={
        <ActionIcon aria-label={enter} title={enter} onClick={() => setEntering(true)}>
          <PenLine size={14} aria-hidden="true" />
        </ActionIcon>
      }
    >
      {identities.length === 0 && <p className={css.faint}>{t('identity.none')}</p>}
      {identities.map((identity) => (
        <IdentityNumber key={identity.customerId} identity={identity} isOwn={identity.customerId === customerId} />
      ))}
      {entering && <SetIdentity customerId={customerId} mask={mask} onClose={() => setEntering(false)} />}
    </Section>
  );
}
