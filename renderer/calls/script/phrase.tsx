import { ActionIcon } from '@mantine/core';
import { Check, TextCursorInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import css from './script-panel.module.css';

interface Props {
  readonly text: string;
  readonly isSaid: boolean;
  onTick(): void;
  onInsert(): void;
}

/** Words that can be said: a press ticks them as said, `i` or the button beside them puts them into the note. */
export function Phrase({ text, isSaid, onTick, onInsert }: Props) {
  const { t } = useTranslation('scripts');
  return (
    <li className={css.phrase}>
      <button
        type="button"
        className={css.words}
        aria-pressed={isSaid}
        onClick={onTick}
        onKeyDown={(event) => {
          if (event.key !== 'i' || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          event.stopPropagation();
          onInsert();
        }}
      >
        <span className={css.tick} aria-hidden="true">
          {isSaid && <Check size={12} />}
        </span>
        <span>{text}</span>
      </button>
      <ActionIcon variant="subtle" color="gray" aria-label={t('insert')} title={t('insertKey')} onClick={onInsert}>
        <TextCursorInput size={14} />
      </ActionIcon>
    </li>
  );
}
