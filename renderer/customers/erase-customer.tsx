import { Button, Tooltip } from '@mantine/core';
import { Eraser } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import { useSession } from '../state/core-context.tsx';
import { EraseDialog } from './erasing/erase-dialog.tsx';

/** For admins: has everything about a customer erased, here, on the server and on every device. Their name says it is meant. */
export function EraseCustomer({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useTranslation('customers');
  const isAdmin = useSession((session) => session.agent?.role === 'admin');
  const [opened, setOpened] = useState(false);
  if (!isAdmin) return null;
  return (
    <>
      <Tooltip label={t('erase')}>
        <Button variant="default" aria-label={t('erase')} onClick={() => setOpened(true)}>
          <Eraser size={14} aria-hidden="true" />
        </Button>
      </Tooltip>
      {opened && <EraseDialog customer={customer} onClose={() => setOpened(false)} />}
    </>
  );
}
