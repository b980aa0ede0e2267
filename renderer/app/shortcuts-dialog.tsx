import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './shortcuts-dialog.module.css';

const shortcuts = [
  ['search', 'Ctrl / ⌘ K'],
  ['next', 'J  ↓'],
  ['previous', 'K  ↑'],
  ['open', 'Enter'],
  ['newCase', 'N'],
  ['filter', '/'],
  ['send', 'Ctrl / ⌘ Enter'],
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
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
