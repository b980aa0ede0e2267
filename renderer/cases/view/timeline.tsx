import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { IntakeItem } from './intake-item.tsx';
import { PlainEntries } from './plain-entries.tsx';
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
  // State, not a ref: the entries want the element itself as soon as it is there.
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const Entries = entries.length > longTimeline ? VirtualEntries : PlainEntries;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section ref={setScroller} className={css.scroller} aria-label={t('timeline.label')} tabIndex={0}>
      {scroller && <Entries scroller={scroller} intake={<IntakeItem detail={detail} />} entries={entries} />}
    </section>
  );
}
