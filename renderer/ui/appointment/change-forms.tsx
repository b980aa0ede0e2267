import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { mayWorkIn } from '#domain/rules/rights.ts';
import { useCommand } from '../../state/use-command.ts';
import { useFollowUpRules } from '../../state/use-follow-up-rules.ts';
import { usePeople } from '../../state/use-people.ts';
import { DueField } from '../due-field.tsx';
import { FormFoot } from '../form-foot.tsx';
import { WorkForm } from '../work-form.tsx';
import css from './appointment.module.css';
import { ClashWarning } from './clash-warning.tsx';
import { SlotField } from './slot-field.tsx';

interface Props {
  readonly appointment: AppointmentView;
  onDone(): void;
}

/** Another time, place or agent, and why. */
export function MoveForm({ appointment, onDone }: Props) {
  const { t } = useTranslation('appointments');
  const { run, running } = useCommand();
  const { agents } = usePeople();
  const { id, teamId, kind } = appointment;
  const [agentId, setAgent] = useState<AgentId>(appointment.agentId);
  const [startsAt, setStart] = useState<number | null>(appointment.startsAt);
  const [minutes, setMinutes] = useState(appointment.minutes);
  const [place, setPlace] = useState(appointment.place);
  const [reason, setReason] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    if (running || startsAt === null || reason.trim() === '') return;
    const asked = { appointmentId: id, startsAt, minutes, agentId, place, reason, agreed };
    const moved = await run('appointment.reschedule', asked);
    if (moved.ok || moved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <Frame
      label={t('moveTitle', { name: appointment.customerName })}
      action={t('move')}
      {...{ submit, running, onDone }}
    >
      <div className={css.row}>
        <Select
          className={css.grow ?? ''}
          label={t('agent')}
          data={agents
            .filter((agent) => agent.active && mayWorkIn(agent, teamId))
            .map((agent) => ({ value: agent.id as string, label: agent.name }))}
          value={agentId}
          allowDeselect={false}
          searchable
          onChange={(next) => next && setAgent(next as AgentId)}
        />
        <NumberInput
          label={t('minutes')}
          value={minutes}
          min={5}
          max={1440}
          step={15}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(next) => typeof next === 'number' && next >= 5 && setMinutes(next)}
        />
      </div>
      <SlotField
        {...{ agentId, teamId, kind, minutes }}
        besides={id}
        value={startsAt}
        onChange={(at) => setStart(at)}
        error={tried && startsAt === null ? t('timeMissing') : undefined}
      />
      {startsAt !== null && <ClashWarning {...{ agentId, startsAt, minutes }} besides={id} />}
      {kind === 'visit' && (
        <TextInput
          label={t('place')}
          value={place}
          maxLength={500}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={t('why')}
        value={reason}
        maxLength={2000}
        required
        error={tried && reason.trim() === '' ? t('whyMissing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Checkbox label={t('agreed')} checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
    </Frame>
  );
}

/** Not at all, and why. */
export function CancelForm({ appointment, onDone }: Props) {
  const { t } = useTranslation('appointments');
  const { run, running } = useCommand();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    if (running || reason.trim() === '') return;
    const cancelled = await run('appointment.cancel', { appointmentId: appointment.id, reason });
    if (cancelled.ok || cancelled.failure.kind === 'already-done') onDone();
  };
  return (
    <Frame
      label={t('cancelTitle', { name: appointment.customerName })}
      action={t('cancel')}
      {...{ submit, running, onDone }}
    >
      <TextInput
        label={t('why')}
        value={reason}
        maxLength={2000}
        required
        data-autofocus
        error={tried && reason.trim() === '' ? t('whyMissing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Frame>
  );
}

/** It was kept, or the customer was not there: then a call-back is proposed, for somebody still waits for something. */
export function SettleForm({ appointment, to, onDone }: Props & { readonly to: 'done' | 'no-show' }) {
  const { t } = useTranslation('appointments');
  const { run, running } = useCommand();
  const { propose } = useFollowUpRules();
  const [openedAt] = useState(() => Date.now());
  const [remark, setRemark] = useState('');
  const [callsBack, setCallsBack] = useState(to === 'no-show');
  const [chosenAt, setChosenAt] = useState<number | null>(null);
  const [isSettled, setSettled] = useState(false);
  const dueAt = chosenAt ?? propose(1, openedAt);
  const submit = async () => {
    if (running || (callsBack && dueAt === null)) return;
    if (!isSettled) {
      const settled = await run('appointment.settle', { appointmentId: appointment.id, to, remark });
      if (!settled.ok) return settled.failure.kind === 'already-done' ? onDone() : undefined;
      setSettled(true);
    }
    if (callsBack && dueAt !== null) {
      const { caseId, customerId, teamId, agentId } = appointment;
      const promise = t('callBackPromise');
      const promised = await run('follow-up.schedule', {
        caseId,
        customerId,
        teamId,
        ownerId: agentId,
        dueAt,
        promise,
      });
      if (!promised.ok) return;
    }
    onDone();
  };
  return (
    <Frame
      label={t(to === 'done' ? 'doneTitle' : 'noShowTitle', { name: appointment.customerName })}
      action={t(to === 'done' ? 'done' : 'noShow')}
      {...{ submit, running, onDone }}
    >
      <Textarea
        label={t('remark')}
        value={remark}
        maxLength={2000}
        autosize
        minRows={2}
        data-autofocus
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      {to === 'no-show' && (
        <>
          <Checkbox
            label={t('callBack')}
            checked={callsBack}
            onChange={(event) => setCallsBack(event.currentTarget.checked)}
          />
          {callsBack && <DueField label={t('callBackAt')} value={dueAt} onChange={setChosenAt} />}
        </>
      )}
    </Frame>
  );
}

interface FrameProps {
  readonly label: string;
  readonly action: string;
  readonly running: boolean;
  readonly submit: () => Promise<void>;
  onDone(): void;
  readonly children: ReactNode;
}

function Frame({ label, action, running, submit, onDone, children }: FrameProps) {
  return (
    <WorkForm className={css.form} label={label} onSend={() => void submit()}>
      {children}
      <FormFoot action={action} running={running} onCancel={onDone} />
    </WorkForm>
  );
}
