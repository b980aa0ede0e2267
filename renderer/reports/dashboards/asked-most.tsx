import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCore } from '../../state/core-context.tsx';
import { numberText, percentText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { useToday } from '../../ui/use-today.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import css from './asked-most.module.css';
import { type AskedMostWanted, askedMostInput } from './asked-most-input.ts';

const watched = ['case', 'articleUse', 'article', 'definition', 'holding', 'team'];
const limit = 8;

/** What customers ask most, and whether an article serves it. */
export function AskedMost({ frame }: { readonly frame: ReportFrame }) {
  const { t } = useTranslation('reports');
  const wanted = askedMostInput(frame, useToday());
  return (
    <section className={css.box} aria-label={t('askedMost.title')}>
      <div className={css.head}>
        <h2 className={css.title}>{t('askedMost.title')}</h2>
        {wanted && <span className={css.note}>{t('askedMost.days', { count: wanted.days })}</span>}
        <a className={css.all} href={hrefOf('knowledge', 'questions', { list: 'questions' })}>
          {t('askedMost.all')}
        </a>
      </div>
      {wanted ? (
        <Found key={JSON.stringify(wanted)} wanted={wanted} />
      ) : (
        <p className={css.note}>{t('askedMost.cannotNarrow')}</p>
      )}
    </section>
  );
}

/** Who leaves the page, or asks for others, does not wait for these any longer. */
function Found({ wanted }: { readonly wanted: AskedMostWanted }) {
  const { t } = useTranslation(['questions']);
  const locale = useLocale();
  const { link } = useCore();
  const [id] = useState(() => crypto.randomUUID());
  const { value, failure } = useQuery('questions.list', { id, ...wanted, limit }, { collections: watched });
  useEffect(() => () => void link.call('questions.cancel', { id }).catch(() => undefined), [link, id]);
  if (!value) return failure && failure.kind !== 'cancelled' ? <FailureState failure={failure} /> : <LoadingState />;
  if (value.rows.length === 0) return <p className={css.note}>{t('none')}</p>;
  return (
    <ol className={css.list}>
      {value.rows.map(({ id: question, subject, count, caseIds, writeNext }) => (
        <li key={question}>
          <a href={hrefOf('cases', caseIds[0] ?? null, { queue: 'all' })}>{subject}</a>
          <span className={css.about}>
            <span>{t('cases', { count, number: numberText(count, locale) })}</span>
            <span>{t('share', { share: percentText(count / Math.max(1, value.asked), locale) })}</span>
            {writeNext && <span className={css.lacking}>{t('writeNext')}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
