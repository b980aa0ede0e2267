import { Button } from '@mantine/core';
import { HardDrive, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { useSync } from '../state/core-context.tsx';
import { useNotify } from '../state/notify-context.tsx';
import { hrefOf } from '../state/route.ts';
import { useProcedure } from '../state/use-command.ts';
import { TimeText } from '../ui/time-text.tsx';
import { contentOf } from './command-content.ts';
import { sentenceOf } from './command-sentences.ts';
import { ContentList } from './content-list.tsx';
import css from './sync.module.css';
import { useWords } from './use-words.ts';

interface Props {
  readonly row: OutboxRow;
  /** Later commands that build on it and would go with it. */
  readonly dependents: readonly OutboxRow[];
}

export function WaitingRow({ row, dependents }: Props) {
  const { t } = useTranslation(['sync', 'common']);
  const words = useWords();
  const connection = useSync((sync) => sync.connection);
  const [asking, setAsking] = useState(false);
  const Icon = row.state === 'sending' ? Send : HardDrive;
  return (
    <li className={css.row}>
      <div className={css.line}>
        <span className={css.icon} data-state={row.state}>
          <Icon size={15} aria-hidden="true" />
        </span>
        <div className={css.words}>
          <span className={css.sentence}>{sentenceOf(row, words)}</span>
          <span className={css.about}>
            <span>
              {t('written')} <TimeText at={row.happenedAt} />
            </span>
            <span>{row.state === 'sending' ? t('sending') : t(`waitsFor.${connection}`)}</span>
            {row.caseId && <a href={hrefOf('cases', row.caseId)}>{t('openCase')}</a>}
          </span>
        </div>
        {row.cancellable && !asking && (
          <Button variant="subtle" onClick={() => setAsking(true)}>
            {t('takeBack')}
          </Button>
        )}
      </div>
      {asking && <TakeBack row={row} dependents={dependents} onLeave={() => setAsking(false)} />}
    </li>
  );
}

/** What goes, in full, before it goes. */
function TakeBack({ row, dependents, onLeave }: Props & { onLeave(): void }) {
  const { t } = useTranslation(['sync', 'common']);
  const words = useWords();
  const notify = useNotify();
  const { call, running } = useProcedure();
  const cancel = async () => {
    const gone = await call('outbox.cancel', { uid: row.uid });
    if (gone.ok) notify({ tone: 'plain', text: t('takenBack', { count: gone.value.length }) });
    onLeave();
  };
  return (
    <div>
      <ContentList lines={contentOf(row.args, words)} />
      {dependents.length > 0 && (
        <>
          <p className={css.with}>{t('goesWithIt', { count: dependents.length })}</p>
          <ul className={css.withList}>
            {dependents.map((dependent) => (
              <li key={dependent.uid}>{sentenceOf(dependent, words)}</li>
            ))}
          </ul>
        </>
      )}
      <div className={css.buttons}>
        <Button color="red.9" loading={running} onClick={() => void cancel()} autoFocus>
          {t('takeBackSure', { count: dependents.length + 1 })}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t('keepIt')}
        </Button>
      </div>
    </div>
  );
}
