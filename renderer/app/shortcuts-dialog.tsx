import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { modKeyName } from '../ui/mod-key.ts';
import css from './shortcuts-dialog.module.css';

/** `mod` stands for the machine's own key. */
const shortcuts = [
  ['search', 'mod K'],
  ['next', 'J  ↓'],
  ['previous', 'K  ↑'],
  ['open', 'Enter'],
  ['newCase', 'N'],
  ['filter', '/'],
  ['reply', 'R'],
  ['send', 'mod Enter'],
  ['back', 'Esc'],
  ['help', '?'],
] as const;

export function ShortcutsDialog({ opened, onClose }: { readonly opened: boolean; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      <dl className={css.list}>
        {shortcuts.map(([what, keys]) => (
          <div key={what} className={css.line}>
            <dt>{t(`shortcuts.${what}`)}</dt>
            <dd>
              <kbd>{keys.replace('mod', modKeyName())}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
