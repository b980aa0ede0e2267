import { Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { useProcedure } from '../state/use-command.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';

/** The server forgot this session: the password opens it again, and meanwhile nothing stops. */
export function SignInAgainDialog({ opened, onClose }: { readonly opened: boolean; onClose(): void }) {
  const { t } = useTranslation(['session', 'common']);
  const agent = useAgent();
  const sentence = useFailureSentence();
  const { call, running } = useProcedure({ quiet: true });
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    const outcome = await call('session.signIn', { login: agent.login, password });
    if (!outcome.ok) return setProblem(sentence(outcome.failure));
    setPassword('');
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('againTitle')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Text size="sm">{t('againText', { name: agent.name })}</Text>
          <PasswordInput
            size="sm"
            label={t('password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            error={problem}
            data-autofocus
          />
          <DialogButtons label={t('submit')} ready={password !== ''} running={running} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
