import { Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { type FollowUpKind, followUpKinds } from '#domain/model/choices.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { usePeople } from '../../state/use-people.ts';
import { DueField, inAnHour } from '../../ui/due-field.tsx';
import { RepeatField, type Repeating, ruleFrom } from '../../ui/follow-up/repeat-field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { assignable } from '../view/assignee-menu.tsx';
import css from './follow-ups-card.module.css';

/** A dated promise about this case; filled in so that one click makes "call back in an hour". */
export function ScheduleForm({ detail, onDone }: { readonly detail: CaseDetail; onDone(): void }) {
  const { t } = useTranslation(['cases', 'common']);
  const me = useAgent();
  const people = usePeople();
  const { run, running } = useCommand();
  const [kind, setKind] = useState<FollowUpKind>('call-back');
  const [promise, setPromise] = useState('');
  const [dueAt, setDueAt] = useState<number | null>(() => inAnHour(Date.now()));
  const [repeating, setRepeating] = useState<Repeating | null>(null);
  const [ownerId, setOwnerId] = useState<AgentId>(me.id);
  const words = promise.trim() === '' ? t(`common:followUpKind.${kind}`) : promise;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (dueAt === null) return;
    const outcome = await run('follow-up.schedule', {
      caseId: detail.id,
      customerId: detail.fields.customerId,
      teamId: detail.fields.teamId,
      ownerId,
      kind,
      dueAt,
      promise: words,
      ...(repeating ? { repeat: ruleFrom(repeating, dueAt) } : {}),
    });
    if (outcome.ok) onDone();
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)}>
      <Select
        label={t('side.kind')}
        data={followUpKinds.map((each) => ({ value: each, label: t(`common:followUpKind.${each}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(next) => next && setKind(next as FollowUpKind)}
      />
      <DueField label={t('side.when')} value={dueAt} onChange={setDueAt} />
      <TextInput
        label={t('side.promise')}
        placeholder={t(`common:followUpKind.${kind}`)}
        value={promise}
        maxLength={2000}
        onChange={(event) => setPromise(event.currentTarget.value)}
      />
      <RepeatField value={repeating} onChange={setRepeating} />
      <Select
        label={t('side.owner')}
        data={assignable(people, detail.fields.teamId).map((agent) => ({ value: agent.id, label: agent.name }))}
        value={ownerId}
        allowDeselect={false}
        searchable
        onChange={(next) => next && setOwnerId(next as AgentId)}
      />
      <FormFoot running={running} disabled={dueAt === null} onCancel={onDone} />
    </form>
  );
}
