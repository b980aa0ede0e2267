import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentityView } from '#domain/contract/ipc/customer-file-views.ts';
import { useProcedure } from '../../state/use-command.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';

interface Props {
  readonly identity: IdentityView;
  onShown(number: string): void;
  onClose(): void;
}

/** Asks a lead why they want to see the whole number; they see it once that is written down. */
export function RevealIdentity({ identity, onShown, onClose }: Props) {
  const { t } = useTranslation(['customer-file', 'common']);
  const { call, running } = useProcedure();
  const [reason, setReason] = useState('');
  const { customerId, customerName: name } = identity;
  const reveal = async () => {
    const outcome = await call('customers.revealIdentity', { customerId, reason: reason.trim() });
    if (!outcome.ok) return;
    onShown(outcome.value.number);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('identity.showTitle', { name })}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') void reveal();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('identity.showText')}</Text>
          <Textarea
            label={t('identity.reason')}
            placeholder={t('identity.reasonHint')}
            value={reason}
            maxLength={500}
            autosize
            required
            withAsterisk={false}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <DialogButtons label={t('identity.show')} ready={reason.trim() !== ''} running={running} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
