import { Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalView } from '#domain/contract/ipc/goal-procedures.ts';
import { useCommand } from '../../state/use-command.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { useGoalWords } from '../../ui/goals/use-goal-words.ts';
import { WorkForm } from '../../ui/work-form.tsx';
import { DayField } from './day-field.tsx';

interface Props {
  readonly goal: GoalView;
  readonly today: string;
  onClose(): void;
}

/** The last day of a goal; cleared, it goes on. */
export function EndGoal({ goal, today, onClose }: Props) {
  const { t } = useTranslation(['goals', 'common']);
  const words = useGoalWords();
  const { run, running } = useCommand();
  const [endsOn, setEndsOn] = useState<string | null>(goal.endsOn ?? goal.current?.to ?? today);
  const send = async () => {
    if (running) return;
    const saved = await run('goal.end', { goalId: goal.id, endsOn });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('end.of', { name: t('named', { figure: words.figure(goal), whose: words.whose(goal) }) })}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <WorkForm onSend={() => void send()}>
        <Stack gap="sm">
          <DayField
            label={t('field.endsOn')}
            description={t('field.endsOnHint')}
            value={endsOn}
            min={goal.startsOn}
            clearable
            onChange={setEndsOn}
          />
          <DialogButtons label={t('end.action')} running={running} onClose={onClose} />
        </Stack>
      </WorkForm>
    </Modal>
  );
}
