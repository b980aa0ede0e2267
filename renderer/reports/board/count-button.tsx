import { useTranslation } from 'react-i18next';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './board.module.css';
import type { Picked } from './picked.ts';

interface Props {
  readonly count: number;
  /** What is counted, as it is said to whoever does not see the place of the number. */
  readonly name: string;
  readonly picked: Picked;
  readonly tone?: 'bad' | 'warn' | undefined;
  onOpen(picked: Picked): void;
}

/** A number that opens what it was counted from; nothing is behind a zero. */
export function CountButton({ count, name, picked, tone, onOpen }: Props) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  const text = numberText(count, locale);
  if (count === 0)
    return (
      <span className={css.number} data-zero>
        {text}
      </span>
    );
  return (
    <button
      type="button"
      className={css.number}
      data-tone={tone}
      aria-label={t('openCount', { name, formatted: text })}
      onClick={() => onOpen(picked)}
    >
      {text}
    </button>
  );
}
