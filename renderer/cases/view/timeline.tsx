import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { useAgent } from '../../state/core-context.tsx';
import { EntryItem } from './entry-item.tsx';
import { IntakeItem } from './intake-item.tsx';
import css from './timeline.module.css';
import { VirtualEntries } from './virtual-entries.tsx';

/** From here on only the entries in view are drawn. */
const longTimeline = 120;

interface Props {
  readonly detail: CaseDetail;
  readonly entries: readonly TimelineEntry[];
}

/** What was said and done, oldest first; it opens at the newest line, beside the composer. */
export function Timeline({ detail, entries }: Props) {
  const { t } = useTranslation('cases');
  const scroller = useRef<HTMLElement>(null);
  const intake = <IntakeItem detail={detail} />;
  useNewestInView(scroller, entries);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section ref={scroller} className={css.scroller} aria-label={t('timeline.label')} tabIndex={0}>
      {entries.length > longTimeline ? (
        <VirtualEntries scroller={scroller} intake={intake} entries={entries} />
      ) : (
        <PlainEntries intake={intake} entries={entries} />
      )}
    </section>
  );
}

function PlainEntries(props: { readonly intake: ReactNode; readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className={css.entries}>
      <li>{props.intake}</li>
      {props.entries.map((entry) => (
        <li key={entry.id}>
          <EntryItem entry={entry} />
        </li>
      ))}
    </ol>
  );
}

/** Within this many pixels of the end, the reader follows what comes in. */
const nearEnd = 80;

/** Starts at the end; follows new lines when the reader is there or wrote the line. */
function useNewestInView(scroller: { readonly current: HTMLElement | null }, entries: readonly TimelineEntry[]): void {
  const me = useAgent().id;
  const seen = useRef<string | undefined>(undefined);
  const heightBefore = useRef(0);
  const last = entries.at(-1);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !last || last.id === seen.current) return;
    const atEnd = element.scrollTop + element.clientHeight >= heightBefore.current - nearEnd;
    if (seen.current === undefined || atEnd || last.authorId === me) element.scrollTop = element.scrollHeight;
    seen.current = last.id;
    heightBefore.current = element.scrollHeight;
  }, [scroller, last, me]);
}
