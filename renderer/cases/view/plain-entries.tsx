import type { ReactNode } from 'react';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { EntryItem } from './entry-item.tsx';
import css from './timeline.module.css';
import { useNewestInView } from './use-newest-in-view.ts';

export interface EntriesProps {
  readonly scroller: HTMLElement;
  /** The first line of every timeline. */
  readonly intake: ReactNode;
  readonly entries: readonly TimelineEntry[];
}

export function PlainEntries({ scroller, intake, entries }: EntriesProps) {
  useNewestInView(scroller, entries, () => {
    scroller.scrollTop = scroller.scrollHeight;
  });
  return (
    <ol className={css.entries}>
      <li>{intake}</li>
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryItem entry={entry} />
        </li>
      ))}
    </ol>
  );
}
