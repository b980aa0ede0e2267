import { useTranslation } from 'react-i18next';
import type { ReviewCase } from '#domain/contract/ipc/service-review-procedures.ts';
import { exampleReasons } from '#domain/model/service-review-fields.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { leastOfType } from '#domain/rules/service-review/example-cases.ts';
import { useLocale } from '../../state/use-locale.ts';
import { CaseLink } from '../../ui/cooperation/case-link.tsx';
import { PackSection } from './pack-section.tsx';
import css from './review.module.css';

/** Cases to talk about, each with the rule that chose it. */
export function CasesSection({ cases }: { readonly cases: readonly ReviewCase[] }) {
  const { t } = useTranslation('service-review');
  return (
    <PackSection title={t('cases.title')} count={cases.length} rule={t('cases.rule')}>
      <ul className={css.items}>
        {exampleReasons.map((why) => {
          const found = cases.find((each) => each.why === why);
          return (
            <li key={why} className={css.item}>
              <span className={css.strong}>{t(`cases.why.${why}`)}</span>
              {found ? <Example example={found} /> : <span className={css.empty}>{t('cases.none')}</span>}
              <span className={css.faint}>{t(`cases.by.${why}`, { least: leastOfType })}</span>
            </li>
          );
        })}
      </ul>
    </PackSection>
  );
}

function Example({ example }: { readonly example: ReviewCase }) {
  const { t } = useTranslation(['service-review', 'common']);
  const locale = useLocale();
  const { caseId, number, subject, type, handleMs, contacts, solveMs, reopenings, score } = example;
  if (number === null || subject === null) return <span className={css.empty}>{t('cases.notHere')}</span>;
  const said = (name: 'handle' | 'contacts' | 'solved' | 'reopened' | 'score', value: number, unit: 'ms' | 'count') =>
    t(`cases.${name}`, { value: sayValue(value, unit, locale) });
  return (
    <>
      <CaseLink id={caseId} number={number} subject={subject} />
      <div className={css.line}>
        {type && <span className={css.faint}>{t(`common:type.${type}`)}</span>}
        {handleMs > 0 && <span className={css.faint}>{said('handle', handleMs, 'ms')}</span>}
        <span className={css.faint}>{said('contacts', contacts, 'count')}</span>
        {solveMs !== null && <span className={css.faint}>{said('solved', solveMs, 'ms')}</span>}
        {reopenings > 0 && <span className={css.faint}>{said('reopened', reopenings, 'count')}</span>}
        {score !== null && <span className={css.faint}>{said('score', score, 'count')}</span>}
      </div>
    </>
  );
}
