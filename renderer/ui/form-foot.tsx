import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './form-foot.module.css';

interface Props {
  /** What sending the form is called where it is not just saved. */
  readonly action?: string;
  readonly running: boolean;
  readonly disabled?: boolean;
  /** What is told before the buttons. */
  readonly aside?: ReactNode;
  onCancel(): void;
}

/** The end of a form: the way out of it, and the button that sends it. */
export function FormFoot({ action, running, disabled = false, aside, onCancel }: Props) {
  const { t } = useTranslation('common');
  return (
    <div className={css.foot}>
      {aside}
      <Button variant="default" onClick={onCancel}>
        {t('actions.cancel')}
      </Button>
      <Button type="submit" loading={running} disabled={disabled}>
        {action ?? t('actions.save')}
      </Button>
    </div>
  );
}
