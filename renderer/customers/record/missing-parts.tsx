import { useTranslation } from 'react-i18next';
import type { CustomerFile } from '#domain/contract/customer-file.ts';
import { listText } from '../../state/format-list.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './customer-paper.module.css';
import { momentText } from './paper-words.ts';

function namesOf({ missing, records }: CustomerFile): readonly string[] {
  return (records.attachment ?? []).filter(({ id }) => missing.files.includes(id)).map(({ name }) => String(name));
}

/** What the file may lack, in plain words: nobody shall take a part for the whole. */
export function MissingParts({ file }: { readonly file: CustomerFile }) {
  const { t } = useTranslation('customer-file');
  const locale = useLocale();
  const { missing, includes, madeBy } = file;
  const isMasked = !includes.identity && (file.records.customer ?? []).some(({ identityMask }) => identityMask !== '');
  const texts = [
    ...(missing.archiveUnasked ? [t('export.sheet.archiveUnasked')] : []),
    ...(missing.archivedCases.length > 0
      ? [t('export.sheet.archivedCases', { numbers: listText(missing.archivedCases, locale) })]
      : []),
    ...(missing.otherTeams ? [t('export.sheet.otherTeams', { name: madeBy })] : []),
    ...(missing.files.length > 0 ? [t('export.sheet.files', { names: listText(namesOf(file), locale) })] : []),
    missing.asOf === null
      ? t('export.sheet.never')
      : t('export.sheet.asOf', { when: momentText(missing.asOf, locale) }),
    ...(isMasked ? [t('export.sheet.masked')] : []),
    ...(includes.internal ? [] : [t('export.sheet.withoutInternal')]),
  ];
  return (
    <section aria-label={t('export.sheet.missing')}>
      <h3 className={css.section}>{t('export.sheet.missing')}</h3>
      <ul className={css.missing}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
