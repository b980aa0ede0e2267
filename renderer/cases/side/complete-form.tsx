import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import { type FollowUpOutcome, followUpOutcomes } from '#domain/model/choices.ts';
import { useCommand } from '../../state/use-command.ts';
import css from './follow-ups-card.module.css';

/** What came of a promise. Somebody else may have kept it meanwhile; then the form closes with that message. */
export function CompleteForm({ followUp, onDone }: { readonly followUp: FollowUpView; onDone(): void }) {
  const { t } = useTranslation(['cases', 'common']);
  const { run, running } = useCommand();
  const [outcome, setOutcome] = useState<FollowUpOutcome>('reached');
  const [note, setNote] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await run('follow-up.complete', { followUpId: followUp.id, outcome, note });
    if (result.ok || result.failure.kind === 'already-done') onDone();
  };
  return (
    <form className={css.form} aria-label={t('side.finish')} onSubmit={(event) => void submit(event)}>
      <span className={css.promise}>{followUp.promise}</span>
      <Select
        label={t('side.outcome')}
        data={followUpOutcomes.map((each) => ({ value: each, label: t(`common:followUpOutcome.${each}`) }))}
        value={outcome}
        allowDeselect={false}
        onChange={(next) => next && setOutcome(next as FollowUpOutcome)}
      />
      <TextInput
        label={t('side.outcomeNote')}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={css.buttons}>
        <Button variant="default" onClick={onDone}>
          {t('common:actions.cancel')}
        </Button>
        <Button type="submit" loading={running}>
          {t('common:actions.save')}
        </Button>
      </div>
    </form>
  );
}
