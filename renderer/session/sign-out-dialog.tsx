import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSync } from '../state/core-context.tsx';
import { useProcedure } from '../state/use-command.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';

/** Says what still waits, and that it stays: signing out loses nothing. */
export function SignOutDialog({ opened, onClose }: { readonly opened: boolean; onClose(): void }) {
  const { t } = useTranslation(['session', 'common']);
  const waiting = useSync((sync) => sync.waiting);
  const needsYou = useSync((sync) => sync.needsYou);
  const { call, running } = useProcedure();
  const signOut = async () => {
    const outcome = await call('session.signOut', {});
    if (outcome.ok) onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('signOutTitle')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Stack gap="sm">
        {waiting === 0 && needsYou === 0 && <Text size="sm">{t('signOutNothing')}</Text>}
        {waiting > 0 && <Text size="sm">{t('signOutWaiting', { count: waiting })}</Text>}
        {needsYou > 0 && <Text size="sm">{t('signOutNeedsYou', { count: needsYou })}</Text>}
        <DialogButtons
          label={t('signOut')}
          autoFocus
          running={running}
          onConfirm={() => void signOut()}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
