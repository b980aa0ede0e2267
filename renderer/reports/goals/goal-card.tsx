import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GoalPeriodView, GoalView } from '#domain/contract/ipc/goal-procedures.ts';
import { addsUp, goalMetric } from '#domain/rules/goals/goal-metric.ts';
import { Fold } from '../../ui/fold.tsx';
import { GoalStateMark } from '../../ui/goals/goal-state.tsx';
import { useGoalWords } from '../../ui/goals/use-goal-words.ts';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import type { MetricName } from '../dashboards/metric-name.ts';
import { DefinitionButton } from '../figures/definition-button.tsx';
import { GoalPast } from './goal-past.tsx';
import { GoalSteps } from './goal-steps.tsx';
import css from './goals.module.css';

interface Props {
  readonly goal: GoalView;
  readonly today: string;
  /** Left out for who only reads. */
  readonly onChange?: () => void;
  readonly onEnd?: () => void;
}

/** A goal: what it is of, how it stands, how it went before, and who said so. */
export function GoalCard({ goal, today, onChange, onEnd }: Props) {
  const { t } = useTranslation('goals');
  const words = useGoalWords();
  const { current, past, silence, steps } = goal;
  const isOver = goal.endsOn !== null && goal.endsOn < today;
  const name = t('named', { figure: words.figure(goal), whose: words.whose(goal) });
  return (
    <li className={css.card} data-over={isOver || undefined}>
      <div className={css.head}>
        <h3 className={css.name}>{words.figure(goal)}</h3>
        <SaveStateMark state={goal.saveState} quiet />
        {goalMetric(goal.metric) && (
          <DefinitionButton metric={goal.metric as MetricName} version={goal.metricVersion} />
        )}
      </div>
      <p className={css.about}>
        {words.whose(goal)} · {t(`period.${goal.period}`)}
        {goal.endsOn !== null && ` · ${t('until', { day: goal.endsOn })}`}
      </p>
      {silence && <p className={css.note}>{t(`silence.${silence}`)}</p>}
      {current && <Standing goal={goal} period={current} name={name} />}
      {past.length > 0 && (
        <Fold title={t('past')} count={past.length} open={false}>
          <GoalPast goal={goal} name={name} />
        </Fold>
      )}
      <Fold title={t('history')} count={steps.length} open={false}>
        <GoalSteps goal={goal} />
      </Fold>
      {onChange && onEnd && (
        <div className={css.buttons}>
          <Button variant="default" size="compact-sm" aria-label={t('change.of', { name })} onClick={onChange}>
            {t('change.action')}
          </Button>
          <Button variant="default" size="compact-sm" aria-label={t('end.of', { name })} onClick={onEnd}>
            {t('end.action')}
          </Button>
        </div>
      )}
    </li>
  );
}

interface StandingProps {
  readonly goal: GoalView;
  readonly period: GoalPeriodView;
  readonly name: string;
}

/** The bar is how much of the target is there: only for what adds up, of which part of it means something. */
function Standing({ goal, period, name }: StandingProps) {
  const words = useGoalWords();
  const metric = goalMetric(goal.metric);
  const part = metric && addsUp(metric) && period.target > 0 ? Math.min(1, (period.value ?? 0) / period.target) : null;
  return (
    <>
      <p className={css.standing}>
        <strong className={css.value}>{words.value(goal, period)}</strong>
        <span>{words.target(goal, period.target)}</span>
        <GoalStateMark state={period.state} />
      </p>
      {part !== null && <Progress aria-label={name} value={part * 100} size="sm" />}
      <p className={css.about}>
        {words.sample(period)} · {words.days(period)} · {words.gone(period)}
      </p>
    </>
  );
}
