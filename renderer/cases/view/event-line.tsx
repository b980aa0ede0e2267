import {
  ArrowRightLeft,
  CalendarCheck2,
  CalendarClock,
  CircleDot,
  Coins,
  Footprints,
  GitCompareArrows,
  Handshake,
  Link2,
  ListChecks,
  MapPin,
  Paperclip,
  PencilLine,
  Smile,
  TriangleAlert,
  Workflow,
} from 'lucide-react';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { EntryTimes } from './entry-times.tsx';
import css from './event-line.module.css';
import { type EventKind, useEventSentences } from './event-sentences.ts';

const icons = {
  status: CircleDot,
  assignment: ArrowRightLeft,
  fields: PencilLine,
  'follow-up': CalendarClock,
  conflict: GitCompareArrows,
  attachment: Paperclip,
  handoff: Handshake,
  escalation: TriangleAlert,
  link: Link2,
  step: Footprints,
  checklist: ListChecks,
  compensation: Coins,
  rule: Workflow,
  survey: Smile,
  visit: MapPin,
  appointment: CalendarCheck2,
} as const;

/** Something that was done, as a quiet line between the words. */
export function EventLine({ entry, kind }: { readonly entry: TimelineEntry; readonly kind: EventKind }) {
  const sentences = useEventSentences()(entry, kind);
  const Icon = icons[kind];
  return (
    <div className={css.line}>
      <Icon size={14} className={css.icon} aria-hidden="true" />
      <span className={css.text}>
        {sentences.map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </span>
      <EntryTimes entry={entry} />
    </div>
  );
}
