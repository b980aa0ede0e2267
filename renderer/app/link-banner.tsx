import { useTranslation } from 'react-i18next';
import { useLink } from '../state/core-context.tsx';
import css from './link-banner.module.css';

/** Shown across the window while the program behind it does not answer. */
export function LinkBanner() {
  const { t } = useTranslation();
  const up = useLink((link) => link.up);
  return (
    <div role="status" aria-live="polite">
      {!up && <div className={css.banner}>{t('link.down')}</div>}
    </div>
  );
}
