import { memo } from 'react';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { CallEntry } from './call-entry.tsx';
import { EventLine } from './event-line.tsx';
import { MessageEntry } from './message-entry.tsx';
import { VisitEntry } from './visit-entry.tsx';

/** One line of the timeline, drawn by its kind: words on a card, events as one line. */
export const EntryItem = memo(function EntryItem({ entry }: { readonly entry: TimelineEntry }) {
  switch (entry.kind) {
    case 'message-in':
    case 'message-out':
    case 'note':
      return <MessageEntry entry={entry} kind={entry.kind} />;
    case 'call':
      return <CallEntry entry={entry} />;
    case 'visit':
      if (entry.data?.to !== 'recorded') return <EventLine entry={entry} kind={entry.kind} />;
      return <VisitEntry entry={entry} />;
    case 'status':
    case 'assignment':
    case 'fields':
    case 'follow-up':
    case 'conflict':
    case 'attachment':
    case 'handoff':
    case 'escalation':
    case 'link':
    case 'step':
    case 'checklist':
    case 'compensation':
    case 'rule':
    case 'survey':
    case 'appointment':
      return <EventLine entry={entry} kind={entry.kind} />;
  }
});
