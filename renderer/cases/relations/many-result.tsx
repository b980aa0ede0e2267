import { useTranslation } from 'react-i18next';
import type { BulkResult } from '#domain/contract/ipc/queue-views.ts';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import css from './relations.module.css';

/** What came of a step over many cases, and what was left out with the reason. */
export function ManyResult({ result, done }: { readonly result: BulkResult; readonly done: string }) {
  const { t } = useTranslation('relations');
  const sentence = useFailureSentence();
  return (
    <>
      <p className={css.hint} role="status">
        {done}
      </p>
      {result.refused > 0 && (
        <div className={css.warning}>
          {t('many.leftOut', { count: result.refused })}
          <ul>
            {result.leftOut.slice(0, 10).map(({ caseId, number, failure }) => (
              <li key={caseId}>
                {number} – {sentence(failure)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
