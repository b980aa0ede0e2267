import { Button, TextInput } from '@mantine/core';
import { Smile } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MessageChannel, messageChannels } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { isUnsatisfied } from '#domain/rules/follow-up-rules.ts';
import { useCommand } from '../../state/use-command.ts';
import { useFollowUpRules } from '../../state/use-follow-up-rules.ts';
import { useQuery } from '../../state/use-query.ts';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { ScoreField } from '../../ui/follow-up/score-field.tsx';
import { UnsatisfiedChoice, type UnsatisfiedWish } from '../../ui/follow-up/unsatisfied-choice.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './follow-ups-card.module.css';

/** What the customer thought of this case so far, and a form to write down more. */
export function Satisfaction({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('follow-ups');
  const [asking, setAsking] = useState(false);
  const { value: surveys = [] } = useQuery('surveys.list', { caseId }, { collections: ['survey'] });
  return (
    <>
      {surveys.map((survey) => (
        <div key={survey.id} className={css.promised}>
          <div className={css.line}>
            <span className={css.promise}>
              {t('scored', { score: survey.score })}
              {survey.reason !== '' && ` · ${survey.reason}`}
            </span>
            <SaveStateMark state={survey.saveState} quiet />
            <TimeText at={survey.happenedAt} className={css.owner ?? ''} />
          </div>
        </div>
      ))}
      {asking ? (
        <SurveyForm caseId={caseId} onDone={() => setAsking(false)} />
      ) : (
        <Button variant="default" leftSection={<Smile size={14} aria-hidden="true" />} onClick={() => setAsking(true)}>
          {t('recordSurvey')}
        </Button>
      )}
    </>
  );
}

function SurveyForm({ caseId, onDone }: { readonly caseId: CaseId; onDone(): void }) {
  const { t } = useTranslation('follow-ups');
  const { run, running } = useCommand();
  const { rules } = useFollowUpRules();
  const [score, setScore] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [comment, setComment] = useState('');
  const [channel, setChannel] = useState<MessageChannel>('phone');
  const [afterwards, setAfterwards] = useState<UnsatisfiedWish>('nothing');
  const [tried, setTried] = useState(false);
  const isBad = isUnsatisfied(rules, { outcome: null, score });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (score === null) return;
    const wish = isBad && afterwards !== 'nothing' ? { afterwards } : {};
    const saved = await run('survey.record', { caseId, score, reason, comment, channel, ...wish });
    if (saved.ok) onDone();
  };
  return (
    <form className={css.form} aria-label={t('recordSurvey')} noValidate onSubmit={(event) => void submit(event)}>
      <ScoreField value={score} onChange={setScore} error={tried && score === null ? t('scoreMissing') : undefined} />
      <TextInput
        label={t('reason')}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('comment')}
        value={comment}
        maxLength={10_000}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <ChoiceChips
        label={t('channel')}
        options={messageChannels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        value={channel}
        onChange={(value) => value && setChannel(value)}
      />
      {isBad && <UnsatisfiedChoice rules={rules} value={afterwards} onChange={setAfterwards} />}
      <FormFoot running={running} onCancel={onDone} />
    </form>
  );
}
