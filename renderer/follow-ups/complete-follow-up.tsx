import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import { type FollowUpOutcome, followUpOutcomes } from '#domain/model/choices.ts';
import { useCommand } from '../state/use-command.ts';
import { useDraft } from '../state/use-draft.ts';
import { useOwnTeams } from '../state/use-people.ts';
import { ChoiceChips } from '../ui/choice-chips.tsx';
import { DueField } from '../ui/due-field.tsx';
import css from './follow-ups.module.css';

type Content = {
  readonly outcome: FollowUpOutcome | null;
  readonly note: string;
  /** When to try again, where nobody was reached or another time was asked for. */
  readonly againAt: number | null;
  readonly completed: boolean;
};

const empty: Content = { outcome: null, note: '', againAt: null, completed: false };

interface Props {
  readonly followUp: FollowUpView;
  onDone(): void;
}

export function CompleteFollowUp({ followUp, onDone }: Props) {
  const { t } = useTranslation(['follow-ups', 'common']);
  const draft = useDraft<Content>('follow-up', followUp.id, empty);
  const { run, running } = useCommand();
  const teamId = useOwnTeams()[0]?.id ?? null;
  const [tried, setTried] = useState(false);
  const { outcome, note, againAt, completed } = draft.content;
  const set = (change: Partial<Content>) => draft.change({ ...draft.content, ...change });
  const mayTryAgain = outcome === 'no-answer' || outcome === 'rescheduled';

  const submit = async () => {
    setTried(true);
    if (outcome === null || running) return;
    if (!completed) {
      const kept = await run('follow-up.complete', { followUpId: followUp.id, outcome, note });
      if (!kept.ok) return;
      set({ completed: true });
    }
    if (mayTryAgain && againAt !== null && teamId !== null) {
      const { caseId, customerId, ownerId, kind, promise } = followUp;
      const next = await run('follow-up.schedule', {
        caseId,
        customerId,
        teamId,
        ownerId,
        kind,
        dueAt: againAt,
        promise,
      });
      if (!next.ok) return;
    }
    await draft.finish();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onDone();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  };
  return (
    <form
      className={css.completeForm}
      aria-label={t('completeTitle', { promise: followUp.promise })}
      noValidate
      onBlur={() => void draft.flush()}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ChoiceChips
        label={t('outcome')}
        options={followUpOutcomes.map((value) => ({ value, label: t(`common:followUpOutcome.${value}`) }))}
        value={outcome}
        onChange={(value) => set({ outcome: value })}
        error={tried && outcome === null ? t('outcomeMissing') : undefined}
      />
      <Textarea
        label={t('note')}
        value={note}
        onChange={(event) => set({ note: event.currentTarget.value })}
        autosize
        minRows={2}
        maxRows={8}
        autoFocus
      />
      {mayTryAgain && <DueField label={t('againAt')} value={againAt} onChange={(at) => set({ againAt: at })} />}
      <div className={css.formActions}>
        <Button variant="default" onClick={onDone}>
          {t('common:actions.close')}
        </Button>
        <Button type="submit" loading={running}>
          {t('complete')}
        </Button>
      </div>
    </form>
  );
}
