import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  readonly ready?: boolean;
  readonly running: boolean;
  readonly aside?: ReactNode;
  /** Enter confirms at once. */
  readonly autoFocus?: boolean;
  /** Red for what cannot be had back. */
  readonly color?: 'red';
  /** Left out, it submits the form in which it stands. */
  readonly onConfirm?: () => void;
  onClose(): void;
}

/** The foot of a dialog: what it does, and the way out. */
export function DialogButtons(props: Props) {
  const { label, ready = true, running, aside, autoFocus = false, color, onConfirm, onClose } = props;
  const { t } = useTranslation('common');
  return (
    <Group justify="flex-end" gap="xs">
      {aside}
      <Button variant="default" onClick={onClose}>
        {t('actions.cancel')}
      </Button>
      <Button
        type={onConfirm ? 'button' : 'submit'}
        {...(color && { color })}
        disabled={!ready}
        loading={running}
        data-autofocus={autoFocus || undefined}
        onClick={onConfirm}
      >
        {label}
      </Button>
    </Group>
  );
}

/** For what takes the place of a form: with the focus gone from the dialog, keys would go to the page behind. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
