import { useTranslation } from 'react-i18next';
import css from './macros.module.css';

/** The places of a text that nobody has filled in, as they stand in it. */
export function BlankPlaces({ blanks }: { readonly blanks: readonly string[] }) {
  const { t } = useTranslation('macros');
  if (blanks.length === 0) return null;
  return (
    <p className={css.problems} role="status">
      {t('dialog.blanks', { count: blanks.length })}{' '}
      {blanks.map((blank) => (
        <mark key={blank}>{blank}</mark>
      ))}
    </p>
  );
}
