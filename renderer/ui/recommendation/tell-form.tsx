import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecommendationView } from '#domain/contract/ipc/recommendation-views.ts';
import { recommendationLimits, type TellingWay, tellingWays } from '#domain/model/recommendation-fields.ts';
import { isConversation, tellingBar } from '#domain/rules/telling.ts';
import { useCommand } from '../../state/use-command.ts';
import { ChoiceChips } from '../choice-chips.tsx';
import css from '../cooperation/item.module.css';
import { FormFoot } from '../form-foot.tsx';
import { onModEnter } from '../mod-enter.ts';
import { useWayText } from './use-way-text.ts';

const answers = ['none', 'accepted', 'declined'] as const;

interface Props {
  readonly recommendation: RecommendationView;
  onDone(): void;
}

/** How a customer was told, and what they said. What consent does not cover cannot be sent, and the form says why. */
export function TellForm({ recommendation, onDone }: Props) {
  const { t } = useTranslation('recommendations');
  const wayText = useWayText();
  const { run, running } = useCommand();
  const [way, setWay] = useState<TellingWay>('phone');
  const [hasAsked, setAsked] = useState(false);
  const [answer, setAnswer] = useState<(typeof answers)[number]>('none');
  const [note, setNote] = useState('');
  const asked = hasAsked && isConversation(way);
  const bar = tellingBar(recommendation, way, asked);
  const submit = async () => {
    if (running || bar !== null) return;
    const told = await run('recommendation.tell', {
      ...{ recommendationId: recommendation.id, way, asked, note },
      answer: answer === 'none' ? null : answer,
    });
    if (told.ok || told.failure.kind === 'already-done') onDone();
  };
  return (
    <form
      className={css.form}
      aria-label={t('tellTitle')}
      onKeyDown={(event) => {
        onModEnter(event, () => void submit());
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ChoiceChips
        label={t('wayTitle')}
        options={tellingWays.map((value) => ({ value, label: wayText(value) }))}
        value={way}
        onChange={(next) => next && setWay(next)}
      />
      {isConversation(way) && (
        <Checkbox label={t('asked')} checked={hasAsked} onChange={(event) => setAsked(event.currentTarget.checked)} />
      )}
      {bar !== null && (
        <p className={css.warning} role="status">
          {t(`bar.${bar}`, { way: wayText(way) })}
        </p>
      )}
      <ChoiceChips
        label={t('answerTitle')}
        options={answers.map((value) => ({ value, label: t(`answer.${value}`) }))}
        value={answer}
        onChange={(next) => next && setAnswer(next)}
      />
      <Textarea
        label={t('note')}
        value={note}
        maxLength={recommendationLimits.note}
        autosize
        minRows={1}
        maxRows={6}
        autoFocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FormFoot action={t('door.tell')} running={running} disabled={bar !== null} onCancel={onDone} />
    </form>
  );
}
