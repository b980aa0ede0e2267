import { Button, CopyButton } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { hrefOf } from '../state/route.ts';
import { useProcedure } from '../state/use-command.ts';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { contentOf, contentText } from './command-content.ts';
import { sentenceOf } from './command-sentences.ts';
import { ContentList } from './content-list.tsx';
import css from './sync.module.css';
import { useWords } from './use-words.ts';

/** What the server refused: nothing of it is lost, and nothing else waits for it. */
export function RefusedList({ rows }: { readonly rows: readonly OutboxRow[] }) {
  const { t } = useTranslation('sync');
  return (
    <Section title={t('refusedTitle')} count={rows.length}>
      <ul className={css.rows}>
        {rows.map((row) => (
          <RefusedRow key={row.uid} row={row} />
        ))}
      </ul>
    </Section>
  );
}

function RefusedRow({ row }: { readonly row: OutboxRow }) {
  const { t } = useTranslation(['sync', 'common']);
  const words = useWords();
  const sentence = useFailureSentence();
  const { call, running } = useProcedure();
  const content = contentOf(row.args, words);
  return (
    <li className={css.row}>
      <div className={css.line}>
        <span className={css.icon} data-state="refused">
          <TriangleAlert size={15} aria-hidden="true" />
        </span>
        <div className={css.words}>
          <span className={css.sentence}>{sentenceOf(row, words)}</span>
          <span className={css.about}>
            <span>
              {t('written')} <TimeText at={row.happenedAt} />
            </span>
            {row.caseId && <a href={hrefOf('cases', row.caseId)}>{t('openCase')}</a>}
          </span>
        </div>
      </div>
      {row.refusal && <p className={css.reason}>{sentence(row.refusal)}</p>}
      <ContentList lines={content} />
      <div className={css.buttons}>
        <CopyButton value={contentText(content)}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('common:actions.copied') : t('copyContent')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" loading={running} onClick={() => void call('outbox.dismiss', { uid: row.uid })}>
          {t('putAside')}
        </Button>
      </div>
    </li>
  );
}
