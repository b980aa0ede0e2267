import { Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import css from '../relations/relations.module.css';

interface Props {
  readonly detail: CaseDetail;
  onClose(): void;
}

/** Goes on with a finished case in a new one that is linked with it. */
export function ContinueDialog({ detail, onClose }: Props) {
  const { t } = useTranslation(['moves', 'common']);
  const navigation = useNavigation();
  const { run, running } = useCommand();
  const [subject, setSubject] = useState(detail.fields.subject);
  const [description, setDescription] = useState('');
  const open = async () => {
    const made = await run('case.continue', { caseId: detail.id, subject, description });
    if (!made.ok) return;
    onClose();
    if (made.value.made) navigation.go('cases', made.value.made.id, navigation.store.getState().params);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('late.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Stack gap="sm">
        <p className={css.hint}>{t('late.explain')}</p>
        <TextInput
          label={t('late.subject')}
          required
          maxLength={300}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Textarea
          label={t('late.description')}
          data-autofocus
          autosize
          minRows={4}
          maxRows={12}
          maxLength={50_000}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <DialogButtons
          label={t('late.make')}
          ready={subject.trim() !== ''}
          running={running}
          onConfirm={() => void open()}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
