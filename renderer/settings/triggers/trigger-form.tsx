import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { type TriggerContent, triggerContent } from '#domain/rules/definitions/trigger.ts';
import { useCommand } from '../../state/use-command.ts';
import { ConditionFields } from '../../ui/conditions/condition-fields.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import css from '../settings.module.css';
import { EscalationFields, NoteFields } from './call-fields.tsx';
import { ChangeFields } from './change-fields.tsx';
import { EventFields } from './event-fields.tsx';
import { blankTrigger, tidied } from './trigger-draft.ts';
import { TriggerPreview } from './trigger-preview.tsx';
import own from './triggers.module.css';
import type { Trigger } from './use-triggers.ts';

interface Props {
  readonly trigger: Trigger | undefined;
  /** The last place that is taken: a new one goes behind it. */
  readonly last: number;
  onDone(): void;
}

/** When, if, then: and at once, which cases that would be. */
export function TriggerForm({ trigger, last, onDone }: Props) {
  const { t } = useTranslation(['triggers', 'common']);
  const { run, running } = useCommand();
  const [name, setName] = useState(trigger?.name ?? '');
  const [content, setContent] = useState<TriggerContent>(() => trigger?.content ?? blankTrigger());
  const [failed, setFailed] = useState(false);
  const set = (some: Partial<TriggerContent>) => setContent((before) => ({ ...before, ...some }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const parsed = triggerContent.safeParse(tidied(content));
    if (!parsed.success || name.trim() === '') return setFailed(true);
    const saved = await run('definition.save', {
      ...(trigger
        ? { definitionId: trigger.id, position: trigger.position, active: trigger.active }
        : { position: last + 1 }),
      kind: 'trigger',
      name,
      content: parsed.data,
    });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <form
      className={css.fields}
      aria-label={trigger?.name ?? t('new')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <TextInput
        label={t('name')}
        value={name}
        maxLength={200}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <EventFields key={content.event.on} event={content.event} onChange={(event) => set({ event })} />
      <ConditionFields
        legend={t('if')}
        initial={content.conditions}
        forRule
        failed={failed}
        onChange={(conditions) => set({ conditions: conditions as CaseCondition[] })}
      />
      <TriggerPreview content={content} />
      <fieldset className={own.group}>
        <legend className={own.legend}>{t('then')}</legend>
        <ChangeFields changes={content.changes} onChange={(changes) => set({ changes })} />
        <NoteFields note={content.note} onChange={(note) => set({ note })} />
        <EscalationFields escalation={content.escalation} onChange={(escalation) => set({ escalation })} />
      </fieldset>
      {failed && (
        <p className={css.failure} role="alert">
          {t('problem')}
        </p>
      )}
      <FormFoot action={t('save')} running={running} onCancel={onDone} />
    </form>
  );
}
