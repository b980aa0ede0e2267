import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import { followUpOutcomes } from '#domain/model/choices.ts';
import { useCommand } from '../../state/use-command.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useFollowUpRules } from '../../state/use-follow-up-rules.ts';
import { ChoiceChips } from '../choice-chips.tsx';
import { DueField } from '../due-field.tsx';
import { onModEnter } from '../mod-enter.ts';
import { isComposingKey } from '../use-composed-text.ts';
import css from './follow-up.module.css';
import { asksForScore, noOutcome, type OutcomeContent, saysUnsatisfied, stepOf } from './outcome-content.ts';
import { ScoreField } from './score-field.tsx';
import { UnsatisfiedChoice } from './unsatisfied-choice.tsx';

interface Props {
  readonly followUp: FollowUpView;
  onDone(): void;
}

/** What came of a call-back; begun in one place it is found in the others. Somebody else may have kept it meanwhile: then it closes with that message. */
export function OutcomeForm({ followUp, onDone }: Props) {
  const { t } = useTranslation(['follow-ups', 'common']);
  const draft = useDraft<OutcomeContent>('follow-up', followUp.id, noOutcome);
  const { run, running } = useCommand();
  const { rules, propose } = useFollowUpRules();
  const [openedAt] = useState(() => Date.now());
  const [tried, setTried] = useState(false);
  const content = { ...noOutcome, ...draft.content };
  const set = (change: Partial<OutcomeContent>) => draft.change({ ...content, ...change });
  const proposed = propose(followUp.attempts.length + 1, openedAt);
  const found = stepOf(content, followUp, proposed);
  const missing = tried && 'missing' in found ? found.missing : null;
  const { outcome, givesUp } = content;
  const triesAgain = outcome === 'no-answer' && !givesUp;

  const submit = async () => {
    setTried(true);
    if (running || !('step' in found)) return;
    const { name, input } = found.step;
    const done = await run(name, input);
    if (!done.ok && done.failure.kind !== 'already-done') return;
    await draft.finish();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !isComposingKey(event)) onDone();
    onModEnter(event, () => void submit());
  };
  return (
    <form
      className={css.form}
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
        error={missing === 'outcome' ? t('outcomeMissing') : undefined}
      />
      {asksForScore(content, followUp) && (
        <>
          <ScoreField value={content.score} onChange={(score) => set({ score })} />
          {content.score !== null && (
            <TextInput
              label={t('reason')}
              value={content.reason}
              maxLength={2000}
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
          )}
        </>
      )}
      {saysUnsatisfied(rules, content, followUp) && followUp.caseId !== null && (
        <UnsatisfiedChoice rules={rules} value={content.afterwards} onChange={(afterwards) => set({ afterwards })} />
      )}
      <Textarea
        label={t('note')}
        value={content.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
        error={missing === 'why' ? t('whyMissing') : undefined}
        autosize
        minRows={2}
        maxRows={8}
        autoFocus
      />
      {outcome === 'no-answer' && (
        <Checkbox
          label={t('givesUp')}
          checked={givesUp}
          onChange={(event) => set({ givesUp: event.currentTarget.checked })}
        />
      )}
      {(triesAgain || outcome === 'rescheduled') && (
        <DueField
          label={triesAgain ? t('againAt', { count: followUp.attempts.length + 1 }) : t('newTime')}
          value={content.againAt ?? (triesAgain ? proposed : null)}
          onChange={(at) => set({ againAt: at })}
          error={missing === 'time' ? t('dueMissing') : undefined}
        />
      )}
      <div className={css.actions}>
        <Button variant="default" onClick={onDone}>
          {t('common:actions.close')}
        </Button>
        <Button type="submit" loading={running}>
          {triesAgain ? t('tryAgain') : outcome === 'rescheduled' ? t('moveIt') : t('complete')}
        </Button>
      </div>
    </form>
  );
}
