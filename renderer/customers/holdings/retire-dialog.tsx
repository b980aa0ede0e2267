import { Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldingView } from '#domain/contract/ipc/holding-views.ts';
import { holdingLimits } from '#domain/model/holding-fields.ts';
import { useCommand } from '../../state/use-command.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';

/** Takes it out of use; it stays to be read, and can be taken into use again. */
export function RetireDialog({ holding, onClose }: { readonly holding: HoldingView; onClose(): void }) {
  const { t } = useTranslation(['holdings', 'common']);
  const { run, running } = useCommand();
  const [reason, setReason] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await run('holding.retire', { holdingId: holding.id, retired: true, reason });
    if (saved.ok) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('retire.title', { name: holding.fields.name })}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Textarea
            label={t('retire.why')}
            description={t('retire.hint')}
            value={reason}
            maxLength={holdingLimits.retiredWhy}
            autosize
            minRows={2}
            maxRows={6}
            data-autofocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <DialogButtons label={t('retire.action')} running={running} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
