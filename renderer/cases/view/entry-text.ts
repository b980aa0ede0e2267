import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { clausesText } from '../../state/format-list.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useCallParts } from './call-parts.ts';
import { useEventSentences } from './event-sentences.ts';
import { useVisitParts } from './visit-parts.ts';

/** The words of a line as they are read, to be pasted elsewhere. */
export function useEntryText(entry: TimelineEntry): string {
  const locale = useLocale();
  const partsOf = useCallParts();
  const visitPartsOf = useVisitParts();
  const sentencesOf = useEventSentences();
  switch (entry.kind) {
    case 'message-in':
    case 'message-out':
    case 'note':
      return entry.body;
    case 'call':
      return partsOf(entry)
        .map(({ name, text }) => clausesText([name, text], locale))
        .join('\n');
    case 'visit': {
      const parts = entry.data?.to === 'recorded' ? visitPartsOf(entry) : [];
      if (parts.length === 0) return sentencesOf(entry, entry.kind).join('\n');
      return parts.map(({ name, text }) => clausesText([name, text], locale)).join('\n');
    }
    default:
      return sentencesOf(entry, entry.kind).join('\n');
  }
}
