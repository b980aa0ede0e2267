import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FreeSlot } from '#domain/contract/ipc/appointment-views.ts';
import { type AppointmentKind, appointmentKinds } from '#domain/model/choices.ts';
import type { AgentId, CaseId, TeamId } from '#domain/model/ids.ts';
import { mayWorkIn } from '#domain/rules/rights.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useAppointmentRules } from '../../state/use-appointment-rules.ts';
import { useCommand } from '../../state/use-command.ts';
import { usePeople } from '../../state/use-people.ts';
import { ChoiceChips } from '../choice-chips.tsx';
import { CustomerPicker, type PickedCustomer } from '../customer-picker.tsx';
import { FormFoot } from '../form-foot.tsx';
import { WorkForm } from '../work-form.tsx';
import css from './appointment.module.css';
import { ClashWarning } from './clash-warning.tsx';
import { SlotField } from './slot-field.tsx';

interface Props {
  readonly caseId: CaseId | null;
  readonly customer: PickedCustomer | null;
  /** Where the customer lives, as their file says. */
  readonly place?: string;
  readonly teamId: TeamId;
  /** A time that was picked in the calendar. */
  readonly startsAt?: number | null;
  onDone(): void;
}

const anybody = 'anybody';

/** Books a visit or a call: whose diary, one of the free times, and where. */
export function BookingForm({ caseId, customer: start, place: address = '', teamId, startsAt = null, onDone }: Props) {
  const { t } = useTranslation(['appointments', 'common']);
  const me = useAgent();
  const { agents } = usePeople();
  const { rules } = useAppointmentRules();
  const { run, running } = useCommand();
  const [customer, setCustomer] = useState(start);
  const [kind, setKind] = useState<AppointmentKind>('visit');
  const [agentId, setAgent] = useState<AgentId | null>(me.id);
  const [chosenMinutes, setMinutes] = useState<number | null>(null);
  const [at, setAt] = useState<number | null>(startsAt);
  const [freeAgent, setFreeAgent] = useState<FreeSlot['agents'][number] | null>(null);
  const [place, setPlace] = useState(address);
  const [note, setNote] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const minutes = chosenMinutes ?? rules.minutes[kind];
  const who = agentId ?? freeAgent?.id ?? null;
  const choose = (next: number | null, slot?: FreeSlot) => {
    setAt(next);
    setFreeAgent(slot?.agents[0] ?? null);
  };
  const submit = async () => {
    setTried(true);
    if (running || customer === null || at === null || who === null) return;
    const booked = await run('appointment.book', {
      ...{ caseId, customerId: customer.id, teamId, kind, agentId: who, startsAt: at, minutes },
      ...{ place: kind === 'visit' ? place : '', note, agreed },
    });
    if (booked.ok) onDone();
  };
  return (
    <WorkForm className={css.form} label={t('book')} onSend={() => void submit()}>
      {start === null && <CustomerPicker label={t('customer')} value={customer} onPick={setCustomer} autoFocus />}
      {tried && customer === null && (
        <p className={css.warning} role="alert">
          {t('customerMissing')}
        </p>
      )}
      <ChoiceChips
        label={t('kind')}
        options={appointmentKinds.map((value) => ({ value, label: t(`common:appointmentKind.${value}`) }))}
        value={kind}
        onChange={(next) => next && setKind(next)}
      />
      <div className={css.row}>
        <Select
          className={css.grow ?? ''}
          label={t('agent')}
          description={agentId === null ? freeAgent?.name : undefined}
          data={[
            { value: anybody, label: t('anybody') },
            ...agents
              .filter((agent) => agent.active && mayWorkIn(agent, teamId))
              .map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          value={agentId ?? anybody}
          allowDeselect={false}
          searchable
          onChange={(id) => setAgent(id === anybody ? null : (id as AgentId))}
        />
        <NumberInput
          label={t('minutes')}
          value={minutes}
          min={5}
          max={1440}
          step={15}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(next) => setMinutes(typeof next === 'number' && next >= 5 ? next : null)}
        />
      </div>
      <SlotField
        {...{ agentId, teamId, kind, minutes }}
        value={at}
        onChange={choose}
        error={tried && at === null ? t('timeMissing') : undefined}
      />
      {tried && at !== null && who === null && (
        <p className={css.warning} role="alert">
          {t('agentMissing')}
        </p>
      )}
      {at !== null && who !== null && <ClashWarning agentId={who} startsAt={at} minutes={minutes} />}
      {kind === 'visit' && (
        <TextInput
          label={t('place')}
          value={place}
          maxLength={500}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={t('note')}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Checkbox label={t('agreed')} checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
      <FormFoot action={t('book')} running={running} onCancel={onDone} />
    </WorkForm>
  );
}
