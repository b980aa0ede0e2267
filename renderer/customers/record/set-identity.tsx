import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { hasWrongCheckDigit, normalIdentity } from '#domain/rules/identity-number.ts';
import { useCommand } from '../../state/use-command.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';

interface Props {
  readonly customerId: CustomerId;
  readonly mask: string;
  onClose(): void;
}

/** Takes down an identity number. No draft is kept of it: what is not saved is gone with the dialog. */
export function SetIdentity({ customerId, mask, onClose }: Props) {
  const { t } = useTranslation(['customer-file', 'common']);
  const { run, running } = useCommand();
  const [number, setNumber] = useState('');
  const normal = normalIdentity(number);
  const save = async () => {
    const saved = await run('customer.set-identity', { customerId, number });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(mask === '' ? 'identity.enter' : 'identity.change')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            {t('identity.hint')} {mask !== '' && t('identity.takeOut')}
          </Text>
          <TextInput
            label={t('identity.number')}
            placeholder={mask}
            value={number}
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setNumber(event.currentTarget.value)}
            data-autofocus
          />
          {hasWrongCheckDigit(normal) && (
            <Text size="sm" role="status" c="var(--hf-warn)">
              {t('identity.checkDigit')}
            </Text>
          )}
          <DialogButtons
            label={t('common:actions.save')}
            ready={normal !== '' || mask !== ''}
            running={running}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
