import { Select, Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import type { EscalationRule } from '#domain/rules/definitions/escalation-rule.ts';
import { useCommand } from '../../../state/use-command.ts';
import { usePeople } from '../../../state/use-people.ts';
import css from '../../../ui/cooperation/item.module.css';
import { DueField } from '../../../ui/due-field.tsx';
import { focusFirstInvalid } from '../../../ui/focus-first-invalid.ts';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { assignable } from '../../view/assignee-menu.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly rule: EscalationRule | undefined;
  onDone(): void;
}

const highest = 9;

/** By hand: filled in from the rule of the case's type and priority, where there is one. */
export function RaiseForm({ detail, rule, onDone }: Props) {
  const { t } = useTranslation(['cooperation', 'common']);
  const { teams, ...people } = usePeople();
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [level, setLevel] = useState(() => Math.min(highest, detail.fields.escalationLevel + 1));
  const atLevel = rule?.levels[level - 1];
  const [chosen, setChosen] = useState<{
    readonly toAgentId?: AgentId | null;
    readonly toTeamId?: TeamId | null;
    readonly dueAt?: number | null;
  }>({});
  const [opened] = useState(() => Date.now());
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const toAgentId = chosen.toAgentId === undefined ? (atLevel?.toAgentId ?? null) : chosen.toAgentId;
  const toTeamId = chosen.toTeamId === undefined ? (atLevel?.toTeamId ?? null) : chosen.toTeamId;
  const minutes = atLevel?.acknowledgeMinutes ?? null;
  const dueAt = chosen.dueAt === undefined ? minutes && opened + minutes * 60_000 : chosen.dueAt;
  const nobody = toAgentId === null && toTeamId === null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nobody || reason.trim() === '') return focusFirstInvalid(form.current);
    const saved = await run('escalation.raise', { caseId: detail.id, level, reason, toAgentId, toTeamId, dueAt });
    if (saved.ok) onDone();
  };
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={t('escalation.raiseTitle')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <Select
        label={t('escalation.level')}
        data={Array.from({ length: Math.min(highest, Math.max(3, rule?.levels.length ?? 0, level)) }, (_, index) => ({
          value: String(index + 1),
          label: t('escalation.levelName', { level: index + 1 }),
        }))}
        value={String(level)}
        allowDeselect={false}
        onChange={(next) => {
          setLevel(Number(next));
          setChosen({});
        }}
      />
      <Select
        label={t('escalation.to')}
        data={assignable({ ...people, teams }, detail.fields.teamId).map((agent) => ({
          value: agent.id as string,
          label: agent.name,
        }))}
        value={toAgentId}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('common:actions.clear') }}
        error={tried && nobody ? t('escalation.missing.to') : undefined}
        onChange={(next) => setChosen({ ...chosen, toAgentId: next as AgentId | null })}
      />
      <Select
        label={t('escalation.team')}
        data={teams.map((team) => ({ value: team.id as string, label: team.name }))}
        value={toTeamId}
        clearable
        clearButtonProps={{ 'aria-label': t('common:actions.clear') }}
        onChange={(next) => setChosen({ ...chosen, toTeamId: next as TeamId | null })}
      />
      <Textarea
        label={t('escalation.reason')}
        value={reason}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={6}
        error={tried && reason.trim() === '' ? t('escalation.missing.reason') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DueField
        label={t('escalation.dueAt')}
        value={dueAt}
        onChange={(next) => setChosen({ ...chosen, dueAt: next })}
      />
      <FormFoot action={t('escalation.raise')} running={running} onCancel={onDone} />
    </form>
  );
}
