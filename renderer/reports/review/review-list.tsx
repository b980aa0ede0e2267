import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../state/route.ts';
import { useQuery } from '../../state/use-query.ts';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { Section } from '../../ui/section.tsx';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import css from './review.module.css';

/** Every review, the last begun first. */
export function ReviewList() {
  const { t } = useTranslation('service-review');
  const { value, failure } = useQuery(
    'serviceReviews.list',
    {},
    { collections: ['serviceReview', 'improvementAction', 'agent', 'team'] },
  );
  if (failure) return <FailureState failure={failure} />;
  if (!value) return <LoadingState />;
  return (
    <Section title={t('list.title')} count={value.length}>
      <div className={css.body}>
        {value.length === 0 && <p className={css.note}>{t('list.none')}</p>}
        <ul className={css.items}>
          {value.map((review) => (
            <li key={review.id} className={css.item}>
              <div className={css.line}>
                <a className={`${css.strong} ${css.target}`} href={hrefOf('reports', 'review', { id: review.id })}>
                  {review.title}
                </a>
                <span className={css.state} data-tone={review.state === 'open' ? 'warn' : undefined}>
                  {t(`state.${review.state}`)}
                </span>
                <SaveStateMark state={review.saveState} quiet />
              </div>
              <div className={css.line}>
                <span className={css.faint}>{t('days', { from: review.firstDay, to: review.lastDay })}</span>
                <span className={css.faint}>{review.teamName ?? t('allTeams')}</span>
                <span className={css.faint}>{review.createdByName}</span>
                {review.actions > 0 && (
                  <span className={css.faint}>
                    {t('list.actions', { open: review.openActions, total: review.actions })}
                  </span>
                )}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
