import { Modal, Stack, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalView } from '#domain/contract/ipc/goal-procedures.ts';
import { goalLimits } from '#domain/model/goal-fields.ts';
import { goalMetric } from '#domain/rules/goals/goal-metric.ts';
import { useCommand } from '../../state/use-command.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts';
import { useGoalWords } from '../../ui/goals/use-goal-words.ts';
import { WorkForm } from '../../ui/work-form.tsx';
import { DayField } from './day-field.tsx';
import { TargetField } from './target-field.tsx';
import { enteredTarget, keptTarget } from './target-units.ts';

interface Props {
  readonly goal: GoalView;
  readonly today: string;
  onClose(): void;
}

/** Another target from a day on; what is over keeps the target of its time. */
export function ChangeGoal({ goal, today, onClose }: Props) {
  const { t } = useTranslation(['goals', 'common']);
  const words = useGoalWords();
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const metric = goalMetric(goal.metric);
  const [target, setTarget] = useState<number | ''>(metric ? enteredTarget(metric, goal.target) : '');
  const [from, setFrom] = useState(goal.current?.from ?? today);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const send = async () => {
    setTried(true);
    if (running || !metric) return;
    if (target === '') {
      focusFirstInvalid(form.current);
      return;
    }
    const saved = await run('goal.change', { goalId: goal.id, target: keptTarget(metric, target), from, note });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('change.of', { name: t('named', { figure: words.figure(goal), whose: words.whose(goal) }) })}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <WorkForm ref={form} onSend={() => void send()}>
        <Stack gap="sm">
          {metric && (
            <TargetField
              metric={metric}
              value={target}
              error={tried && target === '' ? t('missing.target') : undefined}
              onChange={setTarget}
            />
          )}
          <DayField
            label={t('field.from')}
            description={t('field.fromHint')}
            value={from}
            min={goal.startsOn}
            onChange={(day) => day && setFrom(day)}
          />
          <Textarea
            label={t('field.note')}
            value={note}
            maxLength={goalLimits.note}
            autosize
            minRows={2}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <DialogButtons label={t('change.action')} running={running} onClose={onClose} />
        </Stack>
      </WorkForm>
    </Modal>
  );
}
