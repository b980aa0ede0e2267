import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#domain/model/choices.ts';
import css from './status-badge.module.css';

/** A coloured dot and the word: the colour never speaks alone. */
export function StatusBadge({ status }: { readonly status: CaseStatus }) {
  const { t } = useTranslation();
  return (
    <span className={css.badge} data-status={status}>
      <span className={css.dot} aria-hidden="true" />
      <span className="hf-truncate">{t(`status.${status}`)}</span>
    </span>
  );
}
