import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RescueMade } from '#domain/contract/ipc/rescue-views.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { useCore } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { downloadBlob } from '../ui/download-text.ts';
import { makeRescueFile } from './rescue-transfer.ts';

const shortest = 8;

interface Props {
  readonly opened: boolean;
  onClose(): void;
  /** An account that is not open; its password is asked for. */
  readonly closed?: { readonly agentId: AgentId; readonly name: string } | undefined;
}

/** Seals everything unsent with a passphrase and gives it to the person as a file. */
export function RescueExportDialog({ opened, onClose, closed }: Props) {
  const { t } = useTranslation(['sync', 'common']);
  const [made, setMade] = useState<RescueMade | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('rescue.exportTitle')}
      size="md"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {made ? <Made made={made} onClose={close} /> : <ExportForm closed={closed} onMade={setMade} onClose={close} />}
    </Modal>
  );
}

function Made({ made, onClose }: { readonly made: RescueMade; onClose(): void }) {
  const { t } = useTranslation(['sync', 'common']);
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {t('rescue.made', { file: made.fileName, commands: made.commands, drafts: made.drafts, files: made.files })}
      </Text>
      <Text size="sm">{t('rescue.keepApart')}</Text>
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          {t('common:actions.close')}
        </Button>
      </Group>
    </Stack>
  );
}

interface FormProps extends Pick<Props, 'closed' | 'onClose'> {
  onMade(made: RescueMade): void;
}

function ExportForm({ closed, onMade, onClose }: FormProps) {
  const { t } = useTranslation(['sync', 'common', 'session']);
  const { link } = useCore();
  const sentence = useFailureSentence();
  const [password, setPassword] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const differs = again !== '' && again !== passphrase;
  const ready = passphrase.length >= shortest && again === passphrase && (!closed || password !== '');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setProblem(null);
    setRunning(true);
    try {
      const account = closed && { agentId: closed.agentId, password };
      const { made, content } = await makeRescueFile(link, passphrase, account);
      downloadBlob(made.fileName, content);
      onMade(made);
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setRunning(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">{t('rescue.exportText')}</Text>
        {problem && (
          <Text size="sm" c="var(--hf-bad)" role="alert">
            {problem}
          </Text>
        )}
        {closed && (
          <PasswordInput
            size="sm"
            label={t('rescue.passwordOf', { name: closed.name })}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            required
            data-autofocus
          />
        )}
        <PasswordInput
          size="sm"
          label={t('rescue.passphrase')}
          description={t('rescue.passphraseHint', { count: shortest })}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="new-password"
          required
          {...(closed ? {} : { 'data-autofocus': true })}
        />
        <PasswordInput
          size="sm"
          label={t('rescue.passphraseAgain')}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          autoComplete="new-password"
          error={differs ? t('rescue.passphraseDiffers') : undefined}
          required
        />
        <DialogButtons label={t('rescue.export')} ready={ready} running={running} onClose={onClose} />
      </Stack>
    </form>
  );
}
