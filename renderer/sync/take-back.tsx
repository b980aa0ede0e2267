import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { useNotify } from '../state/notify-context.tsx';
import { useProcedure } from '../state/use-command.ts';
import { useQuery } from '../state/use-query.ts';
import { LoadingState } from '../ui/states.tsx';
import { contentOf } from './command-content.ts';
import { sentenceOf } from './command-sentences.ts';
import { ContentList } from './content-list.tsx';
import css from './sync.module.css';
import { useEdit } from './use-edit.ts';
import { useWords } from './use-words.ts';

interface Props {
  readonly row: OutboxRow;
  /** Its text becomes a draft again. */
  readonly toEdit: boolean;
  onKeep(): void;
  onGone(): void;
}

/** What goes, in full, and what builds on it, before it goes. */
export function TakeBack({ row, toEdit, onKeep, onGone }: Props) {
  const { t } = useTranslation('sync');
  const words = useWords();
  const notify = useNotify();
  const dependents = useQuery('outbox.dependents', { uid: row.uid }, { collections: ['outbox'] }).value;
  const { call, running } = useProcedure();
  const { edit, running: editing } = useEdit();
  const cancel = async () => {
    const gone = await call('outbox.cancel', { uid: row.uid });
    if (!gone.ok) return onKeep();
    notify({ tone: 'plain', text: t('takenBack', { count: gone.value.length }) });
    onGone();
  };
  const sure = async () => {
    if (!toEdit) await cancel();
    else if (!(await edit(row))) onKeep();
  };
  if (!dependents) return <LoadingState />;
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
        <Button
          {...(toEdit ? {} : { color: 'red.9' })}
          loading={running || editing}
          onClick={() => void sure()}
          autoFocus
        >
          {toEdit ? t('editSure') : t('takeBackSure', { count: dependents.length + 1 })}
        </Button>
        <Button variant="default" onClick={onKeep}>
          {t('keepIt')}
        </Button>
      </div>
    </div>
  );
}
