import { Modal, Select, Stack, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentId, CaseId, TeamId } from '#domain/model/ids.ts';
import { type RecognitionReason, recognitionLimits, recognitionReasons } from '#domain/model/recognition-fields.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useNotify } from '../../state/notify-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useOwnTeams, usePeople } from '../../state/use-people.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts';
import { WorkForm } from '../../ui/work-form.tsx';
import { CaseField } from './case-field.tsx';

/** Thanks a colleague, before everybody or before a team that both are in. */
export function GiveThanks({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['goals', 'common']);
  const me = useAgent();
  const { agents } = usePeople();
  const ownTeams = useOwnTeams();
  const notify = useNotify();
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [toId, setToId] = useState<AgentId | null>(null);
  const [reason, setReason] = useState<RecognitionReason>('helped-customer');
  const [text, setText] = useState('');
  const [caseId, setCaseId] = useState<CaseId | null>(null);
  const [teamId, setTeamId] = useState<TeamId | null>(null);
  const [tried, setTried] = useState(false);
  const colleagues = agents.filter(({ id, active }) => active && id !== me.id);
  const to = colleagues.find(({ id }) => id === toId);
  const teams = ownTeams.filter(({ id }) => to && (to.role !== 'agent' || to.teamIds.includes(id)));
  const send = async () => {
    setTried(true);
    if (running) return;
    if (toId === null || text.trim() === '') {
      focusFirstInvalid(form.current);
      return;
    }
    const saved = await run('recognition.give', { toId, reason, text, caseId, teamId });
    if (!saved.ok) return;
    notify({ tone: 'good', text: t('thanks.done') });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('thanks.give')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <WorkForm ref={form} onSend={() => void send()}>
        <Stack gap="sm">
          <Select
            label={t('thanks.to')}
            searchable
            withAsterisk
            data-autofocus
            error={tried && toId === null ? t('missing.agent') : undefined}
            value={toId}
            data={colleagues.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={(id) => {
              setToId(id as AgentId | null);
              setTeamId(null);
            }}
          />
          <Select
            label={t('thanks.for')}
            allowDeselect={false}
            value={reason}
            data={recognitionReasons.map((value) => ({ value, label: t(`thanks.reason.${value}`) }))}
            onChange={(next) => next && setReason(next)}
          />
          <Textarea
            label={t('thanks.text')}
            description={t('thanks.textHint')}
            withAsterisk
            error={tried && text.trim() === '' ? t('missing.text') : undefined}
            value={text}
            maxLength={recognitionLimits.text}
            autosize
            minRows={3}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <CaseField value={caseId} onChange={setCaseId} />
          <Select
            label={t('thanks.readers')}
            placeholder={t('everybody')}
            clearable
            clearButtonProps={{ 'aria-label': t('everybody') }}
            value={teamId}
            data={teams.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={(id) => setTeamId(id as TeamId | null)}
          />
          <DialogButtons label={t('thanks.give')} running={running} onClose={onClose} />
        </Stack>
      </WorkForm>
    </Modal>
  );
}
