import { Button, Modal, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { mayWorkIn } from '#domain/rules/rights.ts';
import { useCore } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { useNotify } from '../state/notify-context.tsx';
import { useProcedure } from '../state/use-command.ts';
import { usePeople } from '../state/use-people.ts';
import css from '../ui/follow-up/follow-up.module.css';

interface Props {
  readonly followUps: readonly FollowUpView[];
  onClose(): void;
}

/** Hands all open promises of a list to a colleague, as at the end of a shift: one step, undone as one. */
export function HandOverAll({ followUps, onClose }: Props) {
  const { t } = useTranslation(['follow-ups', 'common']);
  const { undo } = useCore();
  const notify = useNotify();
  const sentence = useFailureSentence();
  const { agents } = usePeople();
  const { call, running } = useProcedure();
  const [toAgentId, setTo] = useState<AgentId | null>(null);
  const [note, setNote] = useState('');
  const others = agents.filter(
    (agent) =>
      agent.active &&
      followUps.some(({ ownerId }) => ownerId !== agent.id) &&
      followUps.some(({ teamId }) => mayWorkIn(agent, teamId)),
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (toAgentId === null || running) return;
    const followUpIds = followUps.map(({ id }) => id);
    const given = await call('followUps.handOver', { id: crypto.randomUUID(), followUpIds, toAgentId, note });
    if (!given.ok) return;
    const { done, refused, leftOut, undo: token } = given.value;
    undo.made('follow-up.hand-over', token, done);
    const [first] = leftOut;
    if (refused > 0)
      notify({
        tone: 'bad',
        text: t('handedOverPartly', { count: refused, why: first ? sentence(first.failure) : '' }),
      });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('handOverAll', { count: followUps.length })}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form className={css.repeat} onSubmit={(event) => void submit(event)}>
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
        <div className={css.actions}>
          <Button variant="default" onClick={onClose}>
            {t('common:actions.cancel')}
          </Button>
          <Button type="submit" loading={running} disabled={toAgentId === null}>
            {t('handOver')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
