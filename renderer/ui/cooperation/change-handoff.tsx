import { Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { HandoffView } from '#domain/contract/ipc/cooperation-views.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { isAskingSide } from '#domain/rules/handoff.ts';
import { mayWorkIn } from '#domain/rules/rights.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { usePeople } from '../../state/use-people.ts';
import { DueField } from '../due-field.tsx';
import { FormFoot } from '../form-foot.tsx';
import css from './item.module.css';

type Wanted = {
  -readonly [K in keyof CommandInput<'handoff.change'>['set']]: CommandInput<'handoff.change'>['set'][K];
};

/** Another person or other dates. The dates are for the side that asked. */
export function ChangeHandoff({ handoff, onDone }: { readonly handoff: HandoffView; onDone(): void }) {
  const { t } = useTranslation('cooperation');
  const me = useAgent();
  const { agents } = usePeople();
  const { run, running } = useCommand();
  const [toAgentId, setToAgentId] = useState<AgentId | null>(handoff.toAgentId);
  const [toName, setToName] = useState(handoff.toName);
  const [dueAt, setDueAt] = useState<number | null>(handoff.dueAt);
  const [expectedAt, setExpectedAt] = useState(handoff.expectedAt);
  const { toTeamId } = handoff;
  const asks = isAskingSide(me, handoff);
  const members = toTeamId ? agents.filter((agent) => agent.active && mayWorkIn(agent, toTeamId)) : [];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const set: Wanted = {};
    if (toTeamId && toAgentId && toAgentId !== handoff.toAgentId) set.toAgentId = toAgentId;
    if (!toTeamId && toName.trim() && toName.trim() !== handoff.toName) set.toName = toName;
    if (dueAt !== null && dueAt !== handoff.dueAt) set.dueAt = dueAt;
    if (expectedAt !== handoff.expectedAt) set.expectedAt = expectedAt;
    if (Object.keys(set).length === 0) return onDone();
    const saved = await run('handoff.change', { handoffId: handoff.id, set });
    if (saved.ok) onDone();
  };
  return (
    <form className={css.form} aria-label={t('handoff.changeTitle')} onSubmit={(event) => void submit(event)}>
      {toTeamId ? (
        <Select
          label={t('handoff.person')}
          data={members.map((agent) => ({ value: agent.id as string, label: agent.name }))}
          value={toAgentId}
          allowDeselect={false}
          searchable
          onChange={(next) => setToAgentId(next as AgentId | null)}
        />
      ) : (
        <TextInput
          label={t('handoff.person')}
          value={toName}
          maxLength={200}
          onChange={(event) => setToName(event.currentTarget.value)}
        />
      )}
      {asks && (
        <>
          <DueField label={t('handoff.dueAt')} value={dueAt} onChange={setDueAt} />
          <DueField label={t('handoff.expectedAt')} value={expectedAt} onChange={setExpectedAt} presets={false} />
        </>
      )}
      <FormFoot running={running} onCancel={onDone} />
    </form>
  );
}
