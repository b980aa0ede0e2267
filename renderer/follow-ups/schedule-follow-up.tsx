import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FollowUpKind, followUpKinds } from '#domain/model/choices.ts';
import type { AgentId, CustomerId, TeamId } from '#domain/model/ids.ts';
import { mayWorkIn } from '#domain/rules/rights.ts';
import { useAgent, useNavigation } from '../state/core-context.tsx';
import { useNotify } from '../state/notify-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { useDraft } from '../state/use-draft.ts';
import { useOwnTeams, usePeople } from '../state/use-people.ts';
import { useQuery } from '../state/use-query.ts';
import { ChoiceChips } from '../ui/choice-chips.tsx';
import { CustomerPicker, type PickedCustomer, pickedOf } from '../ui/customer-picker.tsx';
import { DiscardDraft } from '../ui/discard-draft.tsx';
import { DueField } from '../ui/due-field.tsx';
import { RepeatField, type Repeating, ruleFrom } from '../ui/follow-up/repeat-field.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { WorkForm } from '../ui/work-form.tsx';
import css from './follow-ups.module.css';

type Content = {
  readonly customer: PickedCustomer | null;
  readonly kind: FollowUpKind;
  readonly dueAt: number | null;
  readonly promise: string;
  readonly ownerId: AgentId | null;
  readonly teamId: TeamId | null;
  readonly repeating: Repeating | null;
};

const blank: Content = {
  ...{ customer: null, kind: 'call-back', dueAt: null, promise: '' },
  ...{ ownerId: null, teamId: null, repeating: null },
};

/** A promise without a case. With `customerId` it begins with that customer. */
export function ScheduleFollowUp({ customerId }: { readonly customerId: CustomerId | null }) {
  return customerId === null ? <ScheduleForm subject="" start={blank} /> : <ScheduleFor customerId={customerId} />;
}

function ScheduleFor({ customerId }: { readonly customerId: CustomerId }) {
  const found = useQuery('customers.get', { customerId });
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  const { name, contactPoints } = found.value.fields;
  return (
    <ScheduleForm
      subject={customerId}
      start={{ ...blank, customer: pickedOf({ id: customerId, name, contactPoints }) }}
    />
  );
}

function ScheduleForm({ subject, start }: { readonly subject: string; readonly start: Content }) {
  const { t } = useTranslation(['follow-ups', 'common']);
  const navigation = useNavigation();
  const notify = useNotify();
  const me = useAgent();
  const draft = useDraft<Content>('follow-up', subject, start);
  const { run, running } = useCommand();
  const teams = useOwnTeams();
  const { agents } = usePeople();
  const [tried, setTried] = useState(false);
  const content = { ...blank, ...draft.content };
  const set = (change: Partial<Content>) => draft.change({ ...content, ...change });
  const teamId = content.teamId ?? teams[0]?.id ?? null;
  const owners = agents.filter((agent) => agent.active && (teamId === null || mayWorkIn(agent, teamId)));

  const leave = () => navigation.replace('follow-ups');
  const submit = async () => {
    setTried(true);
    const { dueAt, promise } = content;
    if (dueAt === null || promise.trim() === '' || running) return;
    if (teamId === null) {
      notify({ tone: 'bad', text: t('noTeam') });
      return;
    }
    const saved = await run('follow-up.schedule', {
      customerId: content.customer?.id ?? null,
      teamId,
      ownerId: content.ownerId ?? me.id,
      kind: content.kind,
      dueAt,
      promise,
      ...(content.repeating ? { repeat: ruleFrom(content.repeating, dueAt) } : {}),
    });
    if (!saved.ok) return;
    await draft.finish();
    leave();
  };
  return (
    <WorkForm
      className={css.schedule}
      label={t('scheduleTitle')}
      onBlur={() => void draft.flush()}
      onSend={() => void submit()}
    >
      <h2 className={css.formTitle}>{t('scheduleTitle')}</h2>
      <div className={css.pair}>
        <CustomerPicker label={t('customer')} value={content.customer} onPick={(customer) => set({ customer })} />
        <DueField
          label={t('dueAt')}
          value={content.dueAt}
          onChange={(dueAt) => set({ dueAt })}
          error={tried && content.dueAt === null ? t('dueMissing') : undefined}
        />
      </div>
      <Textarea
        label={t('promise')}
        value={content.promise}
        maxLength={2000}
        onChange={(event) => set({ promise: event.currentTarget.value })}
        error={tried && content.promise.trim() === '' ? t('promiseMissing') : undefined}
        autosize
        minRows={2}
        maxRows={6}
        autoFocus
      />
      <div className={css.pair}>
        <ChoiceChips
          label={t('kind')}
          options={followUpKinds.map((value) => ({ value, label: t(`common:followUpKind.${value}`) }))}
          value={content.kind}
          onChange={(kind) => kind && set({ kind })}
        />
        <div className={css.who}>
          <Select
            label={t('owner')}
            value={content.ownerId ?? me.id}
            allowDeselect={false}
            onChange={(id) => set({ ownerId: id as AgentId | null })}
            data={owners.map((agent) => ({ value: agent.id as string, label: agent.name }))}
          />
          {teams.length > 1 && (
            <Select
              label={t('team')}
              value={teamId}
              allowDeselect={false}
              onChange={(id) => set({ teamId: id as TeamId | null, ownerId: null })}
              data={teams.map((team) => ({ value: team.id as string, label: team.name }))}
            />
          )}
        </div>
      </div>
      <RepeatField value={content.repeating} onChange={(repeating) => set({ repeating })} />
      <div className={css.formActions}>
        <span className={css.draftNote}>{draft.savedAt !== null && t('common:draftSaved')}</span>
        {draft.savedAt !== null && <DiscardDraft onDiscard={() => void draft.finish()} />}
        <Button variant="default" onClick={leave}>
          {t('common:actions.close')}
        </Button>
        <Button type="submit" loading={running}>
          {t('schedule')}
        </Button>
      </div>
    </WorkForm>
  );
}
