import { Button, Group, Input, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RescueTaken } from '#domain/contract/ipc/rescue-views.ts';
import { useCore } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { takeInRescueFile } from './rescue-transfer.ts';

interface Props {
  readonly opened: boolean;
  onClose(): void;
}

/** Takes in what another machine of the same agent held unsent. */
export function RescueImportDialog({ opened, onClose }: Props) {
  const { t } = useTranslation(['sync', 'common']);
  const [taken, setTaken] = useState<RescueTaken | null>(null);
  const close = () => {
    setTaken(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('rescue.importTitle')}
      size="md"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {taken ? (
        <Stack gap="sm">
          <Text size="sm" role="status">
            {t('rescue.taken', { ...taken })}
          </Text>
          <Group justify="flex-end">
            <Button data-autofocus onClick={close}>
              {t('common:actions.close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <ImportForm onTaken={setTaken} onClose={close} />
      )}
    </Modal>
  );
}

function ImportForm({ onTaken, onClose }: { onTaken(taken: RescueTaken): void; onClose(): void }) {
  const { t } = useTranslation(['sync', 'common']);
  const { link } = useCore();
  const sentence = useFailureSentence();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file || passphrase === '') return;
    setProblem(null);
    setRunning(true);
    try {
      onTaken(await takeInRescueFile(link, file, passphrase));
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setRunning(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">{t('rescue.importText')}</Text>
        {problem && (
          <Text size="sm" c="var(--hf-bad)" role="alert">
            {problem}
          </Text>
        )}
        <Input.Wrapper label={t('rescue.file')} size="sm" required id="rescue-file">
          <input
            id="rescue-file"
            type="file"
            accept=".age"
            data-autofocus
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        </Input.Wrapper>
        <PasswordInput
          size="sm"
          label={t('rescue.passphrase')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="off"
          required
        />
        <DialogButtons
          label={t('rescue.import')}
          ready={file !== null && passphrase !== ''}
          running={running}
          onClose={onClose}
        />
      </Stack>
    </form>
  );
}
