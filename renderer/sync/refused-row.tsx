import { Button, CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { hrefOf } from '../state/route.ts';
import { useProcedure } from '../state/use-command.ts';
import { HeldReply, heldReplyOf } from '../ui/thread/held-reply.tsx';
import { contentOf, contentText } from './command-content.ts';
import { targetOf } from './command-sentences.ts';
import { ContentList } from './content-list.tsx';
import { OutboxLine } from './outbox-line.tsx';
import css from './sync.module.css';
import { useEdit } from './use-edit.ts';
import { useWords } from './use-words.ts';

interface Props {
  readonly row: OutboxRow;
  onLeave(): void;
}

/** What the server did not take: nothing of it is lost, and nothing else waits for it. */
export function RefusedRow({ row, onLeave }: Props) {
  const held = heldReplyOf(row);
  return (
    <li className={css.row}>
      {held ? <Held row={row} held={held} onLeave={onLeave} /> : <Refused row={row} onLeave={onLeave} />}
    </li>
  );
}

function Held({ row, held, onLeave }: Props & { readonly held: NonNullable<ReturnType<typeof heldReplyOf>> }) {
  const navigation = useNavigation();
  const words = useWords();
  return (
    <HeldReply
      row={row}
      held={held}
      about={<a href={hrefOf('cases', held.caseId)}>{targetOf(row, words)}</a>}
      onEdited={() => navigation.go('cases', held.caseId, { queue: 'all', write: 'reply' })}
      onSettled={onLeave}
    />
  );
}

function Refused({ row, onLeave }: Props) {
  const { t } = useTranslation(['sync', 'common']);
  const words = useWords();
  const sentence = useFailureSentence();
  const { call, running } = useProcedure();
  const { edit, running: editing } = useEdit();
  const content = contentOf(row.args, words);
  const putAside = async () => {
    const done = await call('outbox.dismiss', { uid: row.uid });
    if (done.ok) onLeave();
  };
  return (
    <>
      <OutboxLine row={row} />
      {row.refusal && <p className={css.reason}>{sentence(row.refusal)}</p>}
      <ContentList lines={content} />
      <div className={css.buttons}>
        {row.editable && (
          <Button loading={editing} onClick={() => void edit(row)}>
            {t('edit')}
          </Button>
        )}
        <CopyButton value={contentText(content)}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('common:actions.copied') : t('copyContent')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" loading={running} onClick={() => void putAside()}>
          {t('putAside')}
        </Button>
      </div>
    </>
  );
}
