import { Button } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { type TimelineKind, timelineKindOf, timelineKinds } from '#domain/rules/timeline-kinds.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { EmptyState } from '../../ui/states.tsx';
import { useCaseLook } from '../use-case-look.ts';
import { EntryRow } from './entry-row.tsx';
import { IntakeItem } from './intake-item.tsx';
import { type EntriesHandle, PlainEntries } from './plain-entries.tsx';
import { ShownCaseContext } from './shown-case.ts';
import css from './timeline.module.css';
import { TimelineBar } from './timeline-bar.tsx';
import { useTarget } from './use-target.ts';
import { useUnread } from './use-unread.ts';
import { VirtualEntries } from './virtual-entries.tsx';

/** From here on only the entries in view are drawn. */
const longTimeline = 120;

interface Props {
  readonly detail: CaseDetail;
  readonly entries: readonly TimelineEntry[];
}

/** What was said and done, oldest first; it opens at the newest line, beside the composer. */
export function Timeline({ detail, entries }: Props) {
  const { t } = useTranslation(['cases', 'timeline']);
  const { look, change } = useCaseLook();
  const kind = look.timeline;
  // State, not a ref: the entries want the element itself as soon as it is there.
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const list = useRef<EntriesHandle>(null);
  const unread = useUnread(detail, entries);
  const counts = useMemo(() => countsOf(entries), [entries]);
  const shown = useMemo(
    () => (kind === 'all' ? entries : entries.filter((entry) => timelineKindOf(entry.kind) === kind)),
    [entries, kind],
  );
  const show = (next: TimelineKind) => {
    target.forget();
    change({ timeline: next });
  };
  const target = useTarget(shown, list, () => kind !== 'all' && change({ timeline: 'all' }));
  const news = entries.filter(({ id }) => unread.has(id));
  const goToNews = () => {
    const at = news.findIndex(({ id }) => id === target.id);
    const next = news[(at + 1) % news.length];
    if (next) target.go(next.id);
  };
  useActions([
    { id: 'case.unread', applies: news.length > 0, run: goToNews },
    { id: 'case.show', run: () => show(after(kind)) },
    ...timelineKinds
      .filter((each) => each !== kind)
      .map((each) => ({ id: 'case.show' as const, choice: t(`timeline:kind.${each}`), run: () => show(each) })),
  ]);
  const shownCase = useMemo(() => ({ id: detail.id, number: detail.fields.number }), [detail]);
  const firstUnread = shown.find(({ id }) => unread.has(id))?.id;
  const { id: targetId, ref: targetRef } = target;
  const renderEntry = useCallback(
    (entry: TimelineEntry) => (
      <EntryRow
        entry={entry}
        isUnread={unread.has(entry.id)}
        isFirstUnread={entry.id === firstUnread}
        isTarget={entry.id === targetId}
        targetRef={targetRef}
      />
    ),
    [unread, firstUnread, targetId, targetRef],
  );
  const Entries = shown.length > longTimeline ? VirtualEntries : PlainEntries;
  const hasIntake = kind === 'all' || kind === 'messages';
  return (
    <ShownCaseContext value={shownCase}>
      {entries.length > 0 && (
        <TimelineBar counts={counts} shown={kind} unread={news.length} onShow={show} onUnread={goToNews} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard */}
      <section ref={setScroller} className={css.scroller} aria-label={t('timeline.label')} tabIndex={0}>
        {scroller && (hasIntake || shown.length > 0) && (
          <Entries
            key={kind}
            scroller={scroller}
            handle={list}
            intake={hasIntake ? <IntakeItem detail={detail} /> : null}
            entries={shown}
            startAt={targetId}
            renderEntry={renderEntry}
          />
        )}
        {!hasIntake && shown.length === 0 && (
          <EmptyState title={t(`timeline:none.${kind}`)}>
            <Button variant="default" onClick={() => show('all')}>
              {t('timeline:showAll')}
            </Button>
          </EmptyState>
        )}
      </section>
    </ShownCaseContext>
  );
}

/** How many lines there are of each kind. The intake is the first message. */
function countsOf(entries: readonly TimelineEntry[]): Readonly<Record<TimelineKind, number>> {
  const counts = { all: entries.length + 1, messages: 1, notes: 0, calls: 0, changes: 0 };
  for (const { kind } of entries) counts[timelineKindOf(kind)]++;
  return counts;
}

function after(kind: TimelineKind): TimelineKind {
  return timelineKinds[(timelineKinds.indexOf(kind) + 1) % timelineKinds.length] ?? 'all';
}
