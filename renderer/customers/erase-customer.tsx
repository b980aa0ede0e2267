import { Button, Modal, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { Eraser } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import { useNavigation, useSession } from '../state/core-context.tsx';
import { useProcedure } from '../state/use-command.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';

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

function EraseDialog({ customer, onClose }: { readonly customer: CustomerDetail; onClose(): void }) {
  const { t } = useTranslation(['customers', 'common']);
  const navigation = useNavigation();
  const { call, running } = useProcedure();
  const [typed, setTyped] = useState('');
  const { name } = customer.fields;
  const erase = async () => {
    const outcome = await call('customers.erase', { customerId: customer.id });
    if (outcome.ok) navigation.go('customers', null);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('eraseTitle', { name })}
      size="md"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('eraseText', { count: customer.cases.length })}</Text>
        <Text size="sm">{t('eraseUnsent')}</Text>
        <TextInput
          label={t('eraseConfirm')}
          placeholder={name}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <DialogButtons
          label={t('erase')}
          color="red"
          ready={typed.trim() === name.trim()}
          running={running}
          onConfirm={() => void erase()}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
