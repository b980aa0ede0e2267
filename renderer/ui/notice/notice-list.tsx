import { Button } from '@mantine/core';
import { Eye } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '#domain/contract/ipc/notice-views.ts';
import { useProcedure } from '../../state/use-command.ts';
import css from './notice-list.module.css';
import { type NoticeWords, useNoticeText } from './notice-text.ts';

interface Props {
  readonly notices: readonly NoticeView[];
  readonly words: NoticeWords;
  /** What a notice is about, where that is not on the screen already. */
  renderAbout?(notice: NoticeView): ReactNode;
}

/** Values set here that are not what shows any more, each until it was seen. */
export function NoticeList({ notices, words, renderAbout }: Props) {
  const { t } = useTranslation();
  const text = useNoticeText(words);
  const { call } = useProcedure();
  const list = useRef<HTMLUListElement>(null);
  const seen = async (notice: NoticeView, index: number) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    // The button goes with its line: the next one takes the focus, or the list itself.
    (buttons[index + 1] ?? buttons[index - 1] ?? list.current)?.focus();
    await call('notices.dismiss', { id: notice.id });
  };
  return (
    <ul ref={list} tabIndex={-1} className={css.list} aria-label={t('notice.label')}>
      {notices.map((notice, index) => (
        <li key={notice.id} className={css.notice} data-cause={notice.cause}>
          <Eye size={15} className={css.icon} aria-hidden="true" />
          <span className={css.text}>
            {renderAbout && <span className={css.about}>{renderAbout(notice)}</span>}
            {text(notice)}
          </span>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('notice.seenWhat', { text: text(notice) })}
            onClick={() => void seen(notice, index)}
          >
            {t('notice.seen')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
