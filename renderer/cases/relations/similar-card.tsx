import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { RelatedLine } from './related-line.tsx';
import css from './relations.module.css';

/** Cases about the like of this one, with what their customers were told. */
export function SimilarCard({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('relations');
  const { value, failure } = useQuery('cases.similar', { caseId }, { collections: [`case/${caseId}`] });
  if (value === undefined && !failure) return <p className={css.none}>{t('similar.looking')}</p>;
  if (!value || value.length === 0) return <p className={css.none}>{t('similar.none')}</p>;
  return (
    <ul className={css.list}>
      {value.map((row) => (
        <li key={row.id}>
          <ul className={css.chosen}>
            <RelatedLine row={row} />
          </ul>
          {row.answer !== null && (
            <details className={css.answer}>
              <summary>{t('similar.answer')}</summary>
              <blockquote>{row.answer}</blockquote>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
