import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { mayWorkIn } from '#domain/rules/rights.ts';
import { useCommand } from '../state/use-command.ts';
import { usePeople } from '../state/use-people.ts';
import { DueField } from '../ui/due-field.tsx';
import css from '../ui/follow-up/follow-up.module.css';

export type ChangeKind = 'move' | 'hand-over' | 'cancel';

interface Props {
  readonly followUp: FollowUpView;
  onDone(): void;
}

/** Another time, another person, or not at all. */
export function ChangeFollowUp({ change, ...props }: Props & { readonly change: ChangeKind }) {
  switch (change) {
    case 'move':
      return <MoveForm {...props} />;
    case 'hand-over':
      return <HandOverForm {...props} />;
    case 'cancel':
      return <CancelForm {...props} />;
  }
}

function MoveForm({ followUp, onDone }: Props) {
  const { t } = useTranslation('follow-ups');
  const { run, running } = useCommand();
  const [dueAt, setDueAt] = useState<number | null>(followUp.dueAt);
  const [reason, setReason] = useState('');
  const submit = async () => {
    if (dueAt === null) return;
    const moved = await run('follow-up.reschedule', { followUpId: followUp.id, dueAt, reason });
    if (moved.ok || moved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <Frame label={t('moveTitle', { promise: followUp.promise })} action={t('moveIt')} {...{ submit, running, onDone }}>
      <DueField
        label={t('newTime')}
        value={dueAt}
        onChange={setDueAt}
        error={dueAt === null ? t('dueMissing') : undefined}
      />
      <TextInput
        label={t('why')}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Frame>
  );
}

function HandOverForm({ followUp, onDone }: Props) {
  const { t } = useTranslation('follow-ups');
  const { run, running } = useCommand();
  const { agents } = usePeople();
  const [toAgentId, setTo] = useState<AgentId | null>(null);
  const [note, setNote] = useState('');
  const others = agents.filter(
    (agent) => agent.active && agent.id !== followUp.ownerId && mayWorkIn(agent, followUp.teamId),
  );
  const submit = async () => {
    if (toAgentId === null) return;
    const given = await run('follow-up.hand-over', { followUpId: followUp.id, toAgentId, note });
    if (given.ok) onDone();
  };
  return (
    <Frame
      label={t('handOverTitle', { promise: followUp.promise })}
      action={t('handOver')}
      disabled={toAgentId === null}
      {...{ submit, running, onDone }}
    >
      <Select
        label={t('colleague')}
        data={others.map(({ id, name }) => ({ value: id as string, label: name }))}
        value={toAgentId}
        searchable
        data-autofocus
        onChange={(id) => setTo(id as AgentId | null)}
      />
      <TextInput
        label={t('whatToKnow')}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Frame>
  );
}

function CancelForm({ followUp, onDone }: Props) {
  const { t } = useTranslation('follow-ups');
  const { run, running } = useCommand();
  const [reason, setReason] = useState('');
  const [goesOn, setGoesOn] = useState(false);
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const gone = await run('follow-up.cancel', { followUpId: followUp.id, reason, goesOn });
    if (gone.ok || gone.failure.kind === 'already-done') onDone();
  };
  return (
    <Frame
      label={t('cancelTitle', { promise: followUp.promise })}
      action={t('callOff')}
      {...{ submit, running, onDone }}
    >
      <TextInput
        label={t('why')}
        value={reason}
        maxLength={2000}
        autoFocus
        error={tried && reason.trim() === '' ? t('whyMissing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {followUp.repeat && (
        <Checkbox label={t('goesOn')} checked={goesOn} onChange={(event) => setGoesOn(event.currentTarget.checked)} />
      )}
    </Frame>
  );
}

interface FrameProps {
  readonly label: string;
  readonly action: string;
  readonly running: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  submit(): Promise<void>;
  onDone(): void;
}

function Frame({ label, action, running, disabled = false, children, submit, onDone }: FrameProps) {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onDone();
  };
  return (
    <form
      className={css.form}
      aria-label={label}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (!running) void submit();
      }}
    >
      {children}
      <div className={css.actions}>
        <Button variant="default" onClick={onDone}>
          {t('actions.close')}
        </Button>
        <Button type="submit" loading={running} disabled={disabled}>
          {action}
        </Button>
      </div>
    </form>
  );
}
