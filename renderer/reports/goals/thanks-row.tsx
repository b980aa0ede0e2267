import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecognitionRow } from '#domain/contract/ipc/goal-procedures.ts';
import { useAgent } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useCommand } from '../../state/use-command.ts';
import item from '../../ui/cooperation/item.module.css';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './goals.module.css';

/** Who thanked whom, and for what; who gave it may take it back. */
export function ThanksRow({ row }: { readonly row: RecognitionRow }) {
  const { t } = useTranslation(['goals', 'common']);
  const me = useAgent();
  const { run, running } = useCommand();
  const { id, fromName, toName, reason, text, caseId, caseNumber, teamName, state, givenAt, saveState } = row;
  const isTakenBack = state === 'taken-back';
  const named = (name: string | null) => name ?? t('common:unknownPerson');
  return (
    <li className={css.thank}>
      <p className={css.line}>
        <strong>{t('thanks.line', { from: named(fromName), to: named(toName) })}</strong>
        <span className={item.state}>{t(`thanks.reason.${reason}`)}</span>
        {teamName !== null && <span className={css.soft}>{teamName}</span>}
        {caseId !== null && caseNumber !== null && (
          <a className={item.case} href={hrefOf('cases', caseId)}>
            {caseNumber}
          </a>
        )}
        <TimeText at={givenAt} className={css.soft ?? ''} />
        <SaveStateMark state={saveState} quiet />
        {isTakenBack && (
          <span className={item.state} data-tone="warn">
            {t('thanks.takenBack')}
          </span>
        )}
      </p>
      <p className={css.words}>{text}</p>
      {row.fromId === me.id && !isTakenBack && (
        <div className={css.buttons}>
          <Button
            variant="default"
            size="compact-sm"
            loading={running}
            aria-label={t('thanks.takeBackOf', { to: named(toName) })}
            onClick={() => void run('recognition.take-back', { recognitionId: id })}
          >
            {t('thanks.takeBack')}
          </Button>
        </div>
      )}
    </li>
  );
}
