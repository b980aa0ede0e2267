import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { RelatedLine } from './related-line.tsx';
import css from './relations.module.css';

interface Props {
  readonly caseId: CaseId;
}

/** Cases about the like of this one; mounted anew for each. Who only passes by on the way to another case has nothing looked for. */
export function SimilarCard({ caseId }: Props) {
  const { t } = useTranslation('relations');
  const [stays, setStays] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return stays ? <Found caseId={caseId} /> : <Nothing text={t('similar.looking')} />;
}

/** With what their customers were told. */
function Found({ caseId }: Props) {
  const { t } = useTranslation('relations');
  const { value, failure } = useQuery('cases.similar', { caseId }, { collections: [`case/${caseId}`] });
  if (value === undefined && !failure) return <Nothing text={t('similar.looking')} />;
  if (!value || value.length === 0) return <Nothing text={t('similar.none')} />;
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

function Nothing({ text }: { readonly text: string }) {
  return (
    <div className={css.card} data-empty>
      <p className={css.none}>{text}</p>
    </div>
  );
}
