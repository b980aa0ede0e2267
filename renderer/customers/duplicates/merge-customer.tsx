import { Button, Tooltip } from '@mantine/core';
import { Merge } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { MergeCustomerDialog } from './merge-dialog.tsx';

/** Merges a customer whose file is open with one who is not on any list of duplicates. */
export function MergeCustomer({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useTranslation('duplicates');
  const [opened, setOpened] = useState(false);
  useActions([{ id: 'customer.merge', applies: !opened, run: () => setOpened(true) }]);
  return (
    <>
      <Tooltip label={t('mergeWith')}>
        <Button variant="default" aria-label={t('mergeWith')} onClick={() => setOpened(true)}>
          <Merge size={14} aria-hidden="true" />
        </Button>
      </Tooltip>
      {opened && <MergeCustomerDialog customer={customer} onClose={() => setOpened(false)} />}
    </>
  );
}
