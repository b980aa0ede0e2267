import { Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#domain/model/choices.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { onModEnter } from '../../ui/mod-enter.ts';
import { modKeyName } from '../../ui/mod-key.ts';
import css from '../relations/relations.module.css';

interface Props {
  readonly to: CaseStatus;
  /** Of several cases only some may ask for one. */
  readonly optional?: boolean;
  readonly running?: boolean;
  onReason(reason: string): void;
  onClose(): void;
}

/** Asks why a case is moved, where the workspace wants to know. */
export function ReasonDialog({ to, optional = false, running = false, onReason, onClose }: Props) {
  const { t } = useTranslation(['moves', 'common']);
  const [reason, setReason] = useState('');
  const status = t(`common:status.${to}`);
  const ready = optional || reason.trim() !== '';
  const confirm = () => {
    if (ready && !running) onReason(reason);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reason.title', { status })}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Stack gap="sm">
        {optional && <p className={css.hint}>{t('reason.some')}</p>}
        <Textarea
          label={t('reason.label')}
          description={`${modKeyName()} + Enter`}
          required={!optional}
          data-autofocus
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => onModEnter(event, confirm)}
        />
        <DialogButtons
          label={t('reason.move', { status })}
          ready={ready}
          running={running}
          onConfirm={confirm}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
