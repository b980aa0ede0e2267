import { ActionIcon, Modal, Stack, Text } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import { useCommand } from '../../state/use-command.ts';
import { DialogButtons } from '../dialog-buttons.tsx';

/** Takes a file out, after it was asked whether that is meant. */
export function RemoveFile({ file: { id, name } }: { readonly file: AttachmentView }) {
  const { t } = useTranslation(['files', 'common']);
  const [opened, setOpened] = useState(false);
  const { run, running } = useCommand();
  const remove = async () => {
    const outcome = await run('attachment.remove', { attachmentId: id });
    if (outcome.ok || outcome.failure.kind === 'nothing-to-do') setOpened(false);
  };
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={t('remove', { name })} onClick={() => setOpened(true)}>
        <Trash2 size={15} aria-hidden="true" />
      </ActionIcon>
      {opened && (
        <Modal
          opened
          onClose={() => setOpened(false)}
          title={t('remove', { name })}
          size="sm"
          closeButtonProps={{ 'aria-label': t('common:actions.close') }}
        >
          <Stack gap="sm">
            <Text size="sm">{t('removeText')}</Text>
            <DialogButtons
              label={t('removeIt')}
              color="red"
              autoFocus
              running={running}
              onConfirm={() => void remove()}
              onClose={() => setOpened(false)}
            />
          </Stack>
        </Modal>
      )}
    </>
  );
}
