import { useTranslation } from 'react-i18next';
import { useSync } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import css from './link-banner.module.css';

/** Shown across the window while this device cannot save, and while the rows it lost are fetched again. */
export function StorageBanner() {
  const { t } = useTranslation();
  const sentence = useFailureSentence();
  const storage = useSync((sync) => sync.storage);
  const refilling = useSync((sync) => sync.refilling);
  return (
    <div role="status" aria-live="polite">
      {storage && (
        <div className={css.banner}>
          {sentence(storage)} {t('storage.kept')}
        </div>
      )}
      {refilling && <div className={css.banner}>{t('storage.refilling')}</div>}
    </div>
  );
}
