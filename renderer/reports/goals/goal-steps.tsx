import { useTranslation } from 'react-i18next';
import type { GoalView } from '#domain/contract/ipc/goal-procedures.ts';
import { goalMetric, targetValue } from '#domain/rules/goals/goal-metric.ts';
import { dateText } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useGoalWords } from '../../ui/goals/use-goal-words.ts';
import { TimeText } from '../../ui/time-text.tsx';
import css from './goals.module.css';

/** Who said what of it, the latest first. */
export function GoalSteps({ goal }: { readonly goal: GoalView }) {
  const { t } = useTranslation(['goals', 'common']);
  const locale = useLocale();
  const words = useGoalWords();
  const metric = goalMetric(goal.metric);
  return (
    <ol className={css.steps}>
      {goal.steps.toReversed().map(({ key, byName, at, from, target, endsOn, note }) => (
        <li key={key}>
          <span>
            {t('step', {
              name: byName ?? t('common:unknownPerson'),
              target: metric ? words.target(goal, targetValue(metric, target)) : String(target),
              from: dateText(from, locale),
            })}
          </span>{' '}
          {endsOn !== null && <span>{t('until', { day: dateText(endsOn, locale) })} </span>}
          <TimeText at={at} className={css.soft ?? ''} />
          {note !== '' && <p className={css.words}>{note}</p>}
        </li>
      ))}
    </ol>
  );
}
