import { Button } from '@mantine/core';
import { BookOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecommendationStepView, RecommendationView } from '#domain/contract/ipc/recommendation-views.ts';
import type { RecommendationState } from '#domain/model/recommendation-fields.ts';
import { hrefOf } from '../../state/route.ts';
import { useCommand } from '../../state/use-command.ts';
import css from '../cooperation/item.module.css';
import { WordsForm } from '../cooperation/words-form.tsx';
import { SaveStateMark } from '../save-state-mark.tsx';
import { TimeText } from '../time-text.tsx';
import { TellForm } from './tell-form.tsx';
import { useWayText } from './use-way-text.ts';

const tones: Partial<Readonly<Record<RecommendationState, string>>> = { told: 'warn', accepted: 'good' };

/** What else may help a customer, why, and what they said of it. */
export function RecommendationItem({ recommendation }: { readonly recommendation: RecommendationView }) {
  const { t } = useTranslation('recommendations');
  const { text, reason, state, articleId, articleTitle, caseId, caseNumber, steps } = recommendation;
  return (
    <li className={css.item} data-over={state === 'declined' || state === 'withdrawn' || undefined}>
      <div className={css.line}>
        <span className={css.state} data-tone={tones[state]}>
          {t(`state.${state}`)}
        </span>
        <SaveStateMark state={recommendation.saveState} quiet />
        {caseId !== null && caseNumber !== null && (
          <a className={`${css.case} hf-number`} href={hrefOf('cases', caseId)}>
            {caseNumber}
          </a>
        )}
        <span className={css.faint}>
          {recommendation.suggestedByName} <TimeText at={recommendation.suggestedAt} />
        </span>
      </div>
      <p className={css.words}>{text}</p>
      {articleId !== null && (
        <div className={css.line}>
          <BookOpen size={14} aria-hidden="true" />
          <a className={css.case} href={hrefOf('knowledge', articleId)}>
            {articleTitle ?? t('article')}
          </a>
        </div>
      )}
      {reason !== '' && <p className={css.answer}>{reason}</p>}
      {steps.map((step) => (
        <Step key={`${step.to} ${step.at}`} step={step} />
      ))}
      <Doors recommendation={recommendation} />
    </li>
  );
}

function Step({ step }: { readonly step: RecommendationStepView }) {
  const { t } = useTranslation('recommendations');
  const wayText = useWayText();
  const { to, at, byName, way, asked, note } = step;
  return (
    <div>
      <div className={css.line}>
        <span className={css.faint}>
          {t(`state.${to}`)}
          {way !== null && ` · ${wayText(way)}`}
          {asked && ` · ${t('theyAsked')}`} · {byName} <TimeText at={at} />
        </span>
      </div>
      {note !== '' && <p className={css.answer}>{note}</p>}
    </div>
  );
}

type Door = 'tell' | 'accepted' | 'declined' | 'withdraw';

const doorsOf: Readonly<Record<RecommendationState, readonly Door[]>> = {
  suggested: ['tell', 'withdraw'],
  told: ['accepted', 'declined', 'withdraw'],
  accepted: ['declined'],
  declined: ['accepted'],
  withdrawn: [],
};

function Doors({ recommendation }: { readonly recommendation: RecommendationView }) {
  const { t } = useTranslation('recommendations');
  const { run, running } = useCommand();
  const [door, setDoor] = useState<Door | null>(null);
  const { id: recommendationId, state } = recommendation;
  const close = () => setDoor(null);
  const doors = doorsOf[state];
  const send = async (words: string) => {
    const saved =
      door === 'withdraw'
        ? await run('recommendation.withdraw', { recommendationId, reason: words })
        : await run('recommendation.answer', {
            recommendationId,
            to: door === 'declined' ? 'declined' : 'accepted',
            note: words,
          });
    if (saved.ok || saved.failure.kind === 'already-done') close();
  };
  if (door === 'tell') return <TellForm recommendation={recommendation} onDone={close} />;
  if (door !== null)
    return (
      <WordsForm
        label={t(door === 'withdraw' ? 'withdrawWhy' : 'whatTheySaid')}
        action={t(`door.${door}`)}
        optional={door !== 'withdraw'}
        running={running}
        onSubmit={(words) => void send(words)}
        onCancel={close}
      />
    );
  if (doors.length === 0) return null;
  return (
    <div className={css.buttons}>
      {doors.map((each, at) => (
        <Button
          key={each}
          size="compact-sm"
          variant={at === 0 && each !== 'declined' ? 'light' : 'default'}
          onClick={() => setDoor(each)}
        >
          {t(`door.${each}`)}
        </Button>
      ))}
    </div>
  );
}
