import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  readonly ready: boolean;
  readonly running: boolean;
  readonly aside?: ReactNode;
  /** Enter confirms at once. */
  readonly autoFocus?: boolean;
  onConfirm(): void;
  onClose(): void;
}

export function DialogButtons({ label, ready, running, aside, autoFocus = false, onConfirm, onClose }: Props) {
  const { t } = useTranslation('common');
  return (
    <Group justify="flex-end" gap="xs">
      {aside}
      <Button variant="default" onClick={onClose}>
        {t('actions.cancel')}
      </Button>
      <Button disabled={!ready} loading={running} data-autofocus={autoFocus || undefined} onClick={onConfirm}>
        {label}
      </Button>
    </Group>
  );
}

/** For what takes the place of a form: with the focus gone from the dialog, keys would go to the page behind. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
