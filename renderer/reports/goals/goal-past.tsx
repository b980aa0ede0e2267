import { useTranslation } from 'react-i18next';
import type { GoalView } from '#domain/contract/ipc/goal-procedures.ts';
import { GoalStateMark } from '../../ui/goals/goal-state.tsx';
import { useGoalWords } from '../../ui/goals/use-goal-words.ts';
import staffing from '../staffing/staffing.module.css';

/** How it went in the periods before, each by the target of its time. */
export function GoalPast({ goal, name }: { readonly goal: GoalView; readonly name: string }) {
  const { t } = useTranslation('goals');
  const words = useGoalWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section className={staffing.box} aria-label={t('pastOf', { name })} tabIndex={0}>
      <table className={staffing.table}>
        <thead>
          <tr>
            {(['days', 'value', 'target', 'n', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goal.past.map((period) => (
            <tr key={period.from}>
              <th scope="row">{words.days(period)}</th>
              <td>{words.value(goal, period)}</td>
              <td>{words.target(goal, period.target)}</td>
              <td>{period.n}</td>
              <td>
                <GoalStateMark state={period.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
