import { type ReactNode, type Ref, useImperativeHandle, useRef } from 'react';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import css from './timeline.module.css';
import { useNewestInView } from './use-newest-in-view.ts';

export interface EntriesHandle {
  /** Brings a line into view. */
  show(id: string): void;
}

export interface EntriesProps {
  readonly scroller: HTMLElement;
  readonly handle: Ref<EntriesHandle>;
  /** The first line of every timeline; none where it is left out. */
  readonly intake: ReactNode | null;
  readonly entries: readonly TimelineEntry[];
  /** The line to begin at; the newest, when there is none. */
  readonly startAt: string | null;
  readonly renderEntry: (entry: TimelineEntry) => ReactNode;
}

export function PlainEntries({ scroller, handle, intake, entries, startAt, renderEntry }: EntriesProps) {
  const list = useRef<HTMLOListElement>(null);
  const show = (id: string) =>
    list.current?.querySelector(`[data-entry="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' });
  useImperativeHandle(handle, () => ({ show }));
  const goToEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
  };
  useNewestInView(scroller, entries, { begin: () => (startAt === null ? goToEnd() : show(startAt)), goToEnd });
  return (
    <ol ref={list} className={css.entries}>
      {intake !== null && <li>{intake}</li>}
      {entries.map((entry) => (
        <li key={entry.id} data-entry={entry.id}>
          {renderEntry(entry)}
        </li>
      ))}
    </ol>
  );
}
