import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import css from './undo-bar.module.css';
import { type HeldHere, useHeldMessages, useUndoSend } from './use-held-messages.ts';

interface Props {
  /** The case on show: its number goes without saying. */
  readonly caseId: string | null;
  /** Over the page, where there is no composer to stand in. */
  readonly floating?: boolean;
}

/** What was sent last and can still be undone, with the seconds that are left. */
export function UndoBar({ caseId, floating = false }: Props) {
  const [newest] = useHeldMessages();
  return newest ? <Bar key={newest.uid} held={newest} caseId={caseId} floating={floating} /> : null;
}

function Bar({ held, caseId, floating }: { readonly held: HeldHere } & Required<Props>) {
  const { t } = useTranslation('composer');
  const { undo, running } = useUndoSend();
  const seconds = useSecondsTo(held.leavesAt);
  const isHere = held.caseId === caseId;
  const number = held.caseNumber ?? '';
  const what = isHere ? t(`sent.${held.kind}`) : t(`sent.${held.kind}Elsewhere`, { number });
  useActions([{ id: 'case.undoSend', applies: seconds > 0, run: () => void undo(held) }]);
  if (seconds <= 0) return null;
  return (
    <div className={css.bar} data-floating={floating}>
      <span role="status">{what}</span>
      <span className={css.seconds} aria-hidden="true">
        {t('sent.leavesIn', { count: seconds })}
      </span>
      <Button size="compact-sm" variant="default" loading={running} onClick={() => void undo(held)}>
        {t('sent.undo')}
      </Button>
    </div>
  );
}

function useSecondsTo(at: number): number {
  const left = () => Math.ceil((at - performance.now()) / 1000);
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it counts down to one moment.
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  }, [at]);
  return seconds;
}
