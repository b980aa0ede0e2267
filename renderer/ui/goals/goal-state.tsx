import { useTranslation } from 'react-i18next';
import type { GoalPeriodView } from '#domain/contract/ipc/goal-procedures.ts';
import item from '../cooperation/item.module.css';
import { toneOf } from './use-goal-words.ts';

export function GoalStateMark({ state }: Pick<GoalPeriodView, 'state'>) {
  const { t } = useTranslation('goals');
  return (
    <span className={item.state} data-tone={toneOf(state)}>
      {t(`state.${state}`)}
    </span>
  );
}
