import { ActionIcon } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../state/format-number.ts';
import { useLocale } from '../state/use-locale.ts';
import css from './pager.module.css';

interface Props {
  /** What is paged, for those who hear it. */
  readonly label: string;
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  onMove(offset: number): void;
}

/** "51–100 of 10,000" with a step back and forth; nothing when one page holds all. */
export function Pager({ label, offset, limit, total, onMove }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (total <= limit) return null;
  const number = (value: number) => numberText(value, locale);
  const last = Math.min(offset + limit, total);
  return (
    <nav className={css.pager} aria-label={t('pager.label', { what: label })}>
      <ActionIcon
        aria-label={t('pager.previous')}
        title={t('pager.previous')}
        disabled={offset === 0}
        onClick={() => onMove(Math.max(0, offset - limit))}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </ActionIcon>
      <span className="hf-number" aria-live="polite">
        {t('pager.range', { first: number(offset + 1), last: number(last), total: number(total) })}
      </span>
      <ActionIcon
        aria-label={t('pager.next')}
        title={t('pager.next')}
        disabled={last >= total}
        onClick={() => onMove(offset + limit)}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </ActionIcon>
    </nav>
  );
}
