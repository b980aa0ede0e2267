import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EscalationView } from '#domain/contract/ipc/cooperation-views.ts';
import type { EscalationState } from '#domain/model/choices.ts';
import { mayAcknowledge, mayEndEscalation } from '#domain/rules/escalation.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { SaveStateMark } from '../save-state-mark.tsx';
import { TimeText } from '../time-text.tsx';
import { useMinute } from '../use-minute.ts';
import { CaseLink } from './case-link.tsx';
import css from './item.module.css';
import { WordsForm } from './words-form.tsx';

const tones: Partial<Readonly<Record<EscalationState, string>>> = { raised: 'bad', acknowledged: 'warn' };

interface Props {
  readonly escalation: EscalationView;
  readonly withCase?: boolean;
}

/** Who was called for and why; while this device is offline, that they do not know of it yet. */
export function EscalationItem({ escalation, withCase = false }: Props) {
  const { t } = useTranslation('cooperation');
  const now = Math.max(useMinute(), Date.now());
  const [ending, setEnding] = useState(false);
  const { state, dueAt } = escalation;
  const isRaised = state === 'raised';
  const overdue = isRaised && dueAt !== null && dueAt < now;
  const undelivered = isRaised && escalation.saveState === 'saved-here';
  const who = [escalation.toAgentName, escalation.toTeamName].filter(Boolean).join(' · ');
  return (
    <li className={css.item} data-urgent={overdue || undefined} data-over={state === 'ended' || undefined}>
      {withCase && (
        <div className={css.line}>
          <CaseLink id={escalation.caseId} number={escalation.caseNumber} subject={escalation.caseSubject} />
        </div>
      )}
      <div className={css.line}>
        <span className={css.strong}>{t('escalation.levelName', { level: escalation.level })}</span>
        <span>{who}</span>
        <span className={css.state} data-tone={undelivered ? 'warn' : tones[state]}>
          {undelivered ? t('escalation.notDelivered') : t(`escalation.state.${state}`)}
        </span>
        {!undelivered && <SaveStateMark state={escalation.saveState} quiet />}
      </div>
      <p className={css.words}>{escalation.reason}</p>
      <div className={css.line}>
        {isRaised && dueAt !== null && (
          <span className={overdue ? css.overdue : css.faint}>
            {t('escalation.dueAt')} <TimeText at={dueAt} />
          </span>
        )}
        <span className={css.faint}>
          {escalation.ruleName !== null
            ? t('escalation.byRule', { name: escalation.ruleName })
            : t('escalation.raisedBy', { name: escalation.raisedByName ?? '' })}{' '}
          <TimeText at={escalation.raisedAt} />
        </span>
        {escalation.acknowledgedByName && (
          <span className={css.faint}>{t('escalation.acknowledgedBy', { name: escalation.acknowledgedByName })}</span>
        )}
      </div>
      {ending ? (
        <EndForm escalation={escalation} onDone={() => setEnding(false)} />
      ) : (
        <Doors escalation={escalation} onEnd={() => setEnding(true)} />
      )}
    </li>
  );
}

function Doors({ escalation, onEnd }: { readonly escalation: EscalationView; onEnd(): void }) {
  const { t } = useTranslation('cooperation');
  const me = useAgent();
  const { run, running } = useCommand();
  const takes = escalation.state === 'raised' && mayAcknowledge(me, escalation);
  const ends = escalation.state !== 'ended' && mayEndEscalation(me, escalation);
  if (!takes && !ends) return null;
  return (
    <div className={css.buttons}>
      {takes && (
        <Button
          size="compact-sm"
          loading={running}
          onClick={() => void run('escalation.acknowledge', { escalationId: escalation.id })}
        >
          {t('escalation.acknowledge')}
        </Button>
      )}
      {ends && (
        <Button size="compact-sm" variant="default" onClick={onEnd}>
          {t('escalation.end')}
        </Button>
      )}
    </div>
  );
}

/** The level that stays is that of the other escalations on the case: they are read with the form. */
function EndForm({ escalation, onDone }: { readonly escalation: EscalationView; onDone(): void }) {
  const { t } = useTranslation('cooperation');
  const { run, running } = useCommand();
  const { value } = useQuery('cases.cooperation', { caseId: escalation.caseId }, { collections: ['escalation'] });
  const others = value?.escalations.filter(({ id, state }) => id !== escalation.id && state !== 'ended') ?? [];
  const end = async (note: string) => {
    const saved = await run('escalation.end', {
      escalationId: escalation.id,
      note,
      others: others.map(({ id }) => id),
    });
    if (saved.ok) onDone();
  };
  return (
    <WordsForm
      label={t('escalation.endTitle')}
      action={t('escalation.end')}
      optional
      running={running || !value}
      onSubmit={(note) => void end(note)}
      onCancel={onDone}
    />
  );
}
