import { useTranslation } from 'react-i18next';
import { zoneHere } from '../../state/format-day.ts';
import { hrefOf } from '../../state/route.ts';
import { useQuery } from '../../state/use-query.ts';
import { GoalStateMark } from './goal-state.tsx';
import css from './my-goals.module.css';
import { useGoalWords } from './use-goal-words.ts';

/** Where the day begins: the person's own goals in a line, and how they stand. Nothing where they have none. */
export function MyGoals() {
  const { t } = useTranslation('goals');
  const words = useGoalWords();
  const asked = { zone: zoneHere() || 'UTC', mine: true };
  const goals = useQuery('goals.list', asked, { collections: ['goal', 'facts'], keepFormer: true }).value ?? [];
  if (goals.length === 0) return null;
  return (
    <nav className={css.mine} aria-label={t('mine')}>
      <a href={hrefOf('reports', 'goals')}>{t('mine')}</a>
      <ul className={css.list}>
        {goals.map((goal) => (
          <li key={goal.id} className={css.goal}>
            <span>{words.figure(goal)}</span>
            {goal.current && (
              <>
                <strong>{words.value(goal, goal.current)}</strong>
                <span className={css.soft}>{words.target(goal, goal.current.target)}</span>
                <GoalStateMark state={goal.current.state} />
              </>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
