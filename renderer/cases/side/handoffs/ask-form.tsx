import { Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { mayWorkIn } from '#domain/rules/rights.ts';
import { useCommand } from '../../../state/use-command.ts';
import { usePeople } from '../../../state/use-people.ts';
import { ChoiceChips } from '../../../ui/choice-chips.tsx';
import css from '../../../ui/cooperation/item.module.css';
import { DueField } from '../../../ui/due-field.tsx';
import { focusFirstInvalid } from '../../../ui/focus-first-invalid.ts';
import { FormFoot } from '../../../ui/form-foot.tsx';

/** Nobody is asked without a name, a deadline and what is wanted. */
export function AskForm({ detail, onDone }: { readonly detail: CaseDetail; onDone(): void }) {
  const { t } = useTranslation('cooperation');
  const { agents, teams } = usePeople();
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [side, setSide] = useState<'team' | 'partner'>('team');
  const [toTeamId, setToTeamId] = useState<TeamId | null>(null);
  const [toAgentId, setToAgentId] = useState<AgentId | null>(null);
  const [partner, setPartner] = useState('');
  const [toName, setToName] = useState('');
  const [asked, setAsked] = useState('');
  const [dueAt, setDueAt] = useState<number | null>(null);
  const [expectedAt, setExpectedAt] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const members = toTeamId ? agents.filter((agent) => agent.active && mayWorkIn(agent, toTeamId)) : [];
  const isTeam = side === 'team';
  const problems = {
    team: isTeam && toTeamId === null,
    person: isTeam ? toAgentId === null : toName.trim() === '',
    partner: !isTeam && partner.trim() === '',
    asked: asked.trim() === '',
    dueAt: dueAt === null,
  };
  const problem = (name: keyof typeof problems) => (tried && problems[name] ? t(`handoff.missing.${name}`) : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (dueAt === null || Object.values(problems).some(Boolean)) return focusFirstInvalid(form.current);
    const whom = isTeam ? { toTeamId, toAgentId } : { partner, toName };
    const saved = await run('handoff.ask', { caseId: detail.id, ...whom, asked, dueAt, expectedAt });
    if (saved.ok) onDone();
  };
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={t('handoff.askTitle')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <ChoiceChips
        label={t('handoff.toWhom')}
        options={[
          { value: 'team', label: t('handoff.ownTeam') },
          { value: 'partner', label: t('handoff.partner') },
        ]}
        value={side}
        onChange={(next) => next && setSide(next)}
      />
      {isTeam ? (
        <>
          <Select
            label={t('handoff.team')}
            data={teams.map((team) => ({ value: team.id as string, label: team.name }))}
            value={toTeamId}
            searchable
            error={problem('team')}
            onChange={(next) => {
              setToTeamId(next as TeamId | null);
              setToAgentId(null);
            }}
          />
          <Select
            label={t('handoff.person')}
            data={members.map((agent) => ({ value: agent.id as string, label: agent.name }))}
            value={toAgentId}
            searchable
            disabled={toTeamId === null}
            error={problem('person')}
            onChange={(next) => setToAgentId(next as AgentId | null)}
          />
        </>
      ) : (
        <>
          <TextInput
            label={t('handoff.partnerName')}
            value={partner}
            maxLength={200}
            error={problem('partner')}
            onChange={(event) => setPartner(event.currentTarget.value)}
          />
          <TextInput
            label={t('handoff.person')}
            value={toName}
            maxLength={200}
            error={problem('person')}
            onChange={(event) => setToName(event.currentTarget.value)}
          />
        </>
      )}
      <Textarea
        label={t('handoff.asked')}
        value={asked}
        maxLength={5000}
        autosize
        minRows={2}
        maxRows={8}
        error={problem('asked')}
        onChange={(event) => setAsked(event.currentTarget.value)}
      />
      <DueField label={t('handoff.dueAt')} value={dueAt} onChange={setDueAt} error={problem('dueAt')} />
      <DueField label={t('handoff.expectedAt')} value={expectedAt} onChange={setExpectedAt} presets={false} />
      <FormFoot action={t('handoff.ask')} running={running} onCancel={onDone} />
    </form>
  );
}
