import { memo, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { EntryItem } from './entry-item.tsx';
import css from './entry-row.module.css';
import { EntryTools } from './entry-tools.tsx';

export interface RowMarks {
  readonly isUnread: boolean;
  /** What is new begins here. */
  readonly isFirstUnread: boolean;
  /** Somebody was sent to this line. */
  readonly isTarget: boolean;
}

interface Props extends RowMarks {
  readonly entry: TimelineEntry;
  readonly targetRef: Ref<HTMLDivElement>;
}

/** A line with what is true of it for who reads: new, or the one that was asked for. Its tools are there while it is pointed at. */
export const EntryRow = memo(function EntryRow({ entry, targetRef, isUnread, isFirstUnread, isTarget }: Props) {
  const { t } = useTranslation('timeline');
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  return (
    <>
      {isFirstUnread && (
        <div className={css.newLine}>
          <span>{t('newLine')}</span>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the tools can be reached by the keyboard too, from the line's time */}
      <div
        ref={isTarget ? targetRef : undefined}
        className={css.row}
        data-unread={isUnread || undefined}
        data-target={isTarget || undefined}
        tabIndex={isTarget ? -1 : undefined}
        onPointerEnter={() => setPointedAt(true)}
        onPointerLeave={() => setPointedAt(false)}
        onFocus={() => setFocus(true)}
        onBlur={(event) => setFocus(event.currentTarget.contains(event.relatedTarget))}
      >
        {isUnread && <span className={css.dot} title={t('new')} role="img" aria-label={t('new')} />}
        <EntryItem entry={entry} />
        {(isPointedAt || hasFocus) && <EntryTools entry={entry} />}
      </div>
    </>
  );
});
