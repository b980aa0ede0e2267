import { Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { onModEnter } from '../ui/mod-enter.ts';

interface Props {
  readonly title: string;
  readonly required: boolean;
  readonly dangerous: boolean;
  readonly running: boolean;
  onNote(note: string): void;
  onClose(): void;
}

/** Asks why, before work goes back or is given up. */
export function NoteDialog({ title, required, dangerous, running, onNote, onClose }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const [note, setNote] = useState('');
  const ready = !required || note.trim() !== '';
  const confirm = () => {
    if (ready && !running) onNote(note.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <Stack gap="sm">
        <Textarea
          label={t('reason')}
          required={required}
          data-autofocus
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => onModEnter(event, confirm)}
        />
        <DialogButtons
          label={title}
          ready={ready}
          running={running}
          {...(dangerous && { color: 'red' as const })}
          onConfirm={confirm}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
