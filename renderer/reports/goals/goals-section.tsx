import { Button } from '@mantine/core';
import { Plus, Target } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalView } from '#domain/contract/ipc/goal-procedures.ts';
import { leastForGoal } from '#domain/rules/goals/progress.ts';
import { useAgent } from '../../state/core-context.tsx';
import { zoneHere } from '../../state/format-day.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { Section } from '../../ui/section.tsx';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { useToday } from '../../ui/use-today.ts';
import { ChangeGoal } from './change-goal.tsx';
import { EndGoal } from './end-goal.tsx';
import { GoalCard } from './goal-card.tsx';
import css from './goals.module.css';
import { SetGoal } from './set-goal.tsx';

type Doing = { readonly what: 'set' } | { readonly what: 'change' | 'end'; readonly goal: GoalView };

/** The goals that the person may see, those that go on first; leads set them. */
export function GoalsSection() {
  const { t } = useTranslation('goals');
  const isLead = useAgent().role !== 'agent';
  const today = useToday();
  const [doing, setDoing] = useState<Doing | null>(null);
  const collections = ['goal', 'facts', 'team', 'agent'];
  const { value: goals, failure } = useQuery(
    'goals.list',
    { zone: zoneHere() || 'UTC' },
    { collections, keepFormer: true },
  );
  const set = () => setDoing({ what: 'set' });
  const close = () => setDoing(null);
  useActions([{ id: 'list.new', applies: isLead, run: set }]);
  return (
    <Section
      title={t('title')}
      {...(goals && { count: goals.length })}
      actions={
        isLead && (
          <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={set}>
            {t('set.action')}
          </Button>
        )
      }
    >
      <div className={css.body}>
        {!goals && (failure ? <FailureState failure={failure} /> : <LoadingState />)}
        {goals?.length === 0 && (
          <EmptyState icon={Target} title={t('none')} hint={t(isLead ? 'noneHint' : 'noneForMe')} />
        )}
        {goals && goals.length > 0 && (
          <>
            <ul className={css.cards} aria-label={t('title')}>
              {goals.map((goal) => (
                <GoalCard
                  key={goal.id}
                  goal={goal}
                  today={today}
                  {...(isLead && {
                    onChange: () => setDoing({ what: 'change', goal }),
                    onEnd: () => setDoing({ what: 'end', goal }),
                  })}
                />
              ))}
            </ul>
            <p className={css.note}>{t('rule', { least: String(leastForGoal) })}</p>
          </>
        )}
      </div>
      {doing?.what === 'set' && <SetGoal today={today} onClose={close} />}
      {doing?.what === 'change' && <ChangeGoal goal={doing.goal} today={today} onClose={close} />}
      {doing?.what === 'end' && <EndGoal goal={doing.goal} today={today} onClose={close} />}
    </Section>
  );
}
