import { Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EmergencyPlan, emergencyPlanContent } from '#domain/rules/definitions/emergency-plan.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { type PlanText, planFrom, textOf } from './plan-text.ts';

interface Props {
  /** The plan that is changed; a new one is written when there is none. */
  readonly plan?: { readonly name: string; readonly content: EmergencyPlan } | undefined;
  readonly running: boolean;
  onSave(name: string, content: EmergencyPlan): void;
  onClose(): void;
}

/** An emergency plan, written as plain lines: a step, a person, a text each. */
export function PlanForm({ plan, running, onSave, onClose }: Props) {
  const { t } = useTranslation('relations');
  const [name, setName] = useState(plan?.name ?? '');
  const [text, setText] = useState(() => (plan ? textOf(plan.content) : { steps: '', tell: '', updates: '' }));
  const { steps, tell, updates } = text;
  const set = (change: Partial<PlanText>) => setText((before) => ({ ...before, ...change }));
  const content = planFrom(text);
  const sound = emergencyPlanContent.safeParse(content).success;
  return (
    <Stack gap="sm">
      <TextInput
        label={t('plan.name')}
        data-autofocus
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t('plan.steps')}
        description={t('plan.stepsHint')}
        required
        autosize
        minRows={3}
        maxRows={10}
        value={steps}
        onChange={(event) => set({ steps: event.currentTarget.value })}
      />
      <Textarea
        label={t('plan.tell')}
        description={t('plan.tellHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={tell}
        onChange={(event) => set({ tell: event.currentTarget.value })}
      />
      <Textarea
        label={t('plan.updates')}
        description={t('plan.updatesHint')}
        autosize
        minRows={3}
        maxRows={10}
        value={updates}
        onChange={(event) => set({ updates: event.currentTarget.value })}
      />
      <DialogButtons
        label={t('plan.save')}
        ready={name.trim() !== '' && sound}
        running={running}
        onConfirm={() => onSave(name.trim(), content)}
        onClose={onClose}
      />
    </Stack>
  );
}
