import { CloudCheck, HardDrive, Send, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { hrefOf } from '../state/route.ts';
import { TimeText } from '../ui/time-text.tsx';
import { sentenceOf } from './command-sentences.ts';
import css from './sync.module.css';
import { useWords } from './use-words.ts';

const icons = { waiting: HardDrive, sending: Send, refused: TriangleAlert, sent: CloudCheck } as const;

interface Props {
  readonly row: OutboxRow;
  /** Where it stands, in words. */
  readonly stands?: ReactNode;
  readonly actions?: ReactNode;
}

/** A command as one line: what it is, when it was written, where it stands. */
export function OutboxLine({ row, stands, actions }: Props) {
  const { t } = useTranslation('sync');
  const words = useWords();
  const Icon = icons[row.state];
  return (
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
          {stands && <span>{stands}</span>}
          {row.caseId && <a href={hrefOf('cases', row.caseId)}>{t('openCase')}</a>}
        </span>
      </div>
      {actions}
    </div>
  );
}
