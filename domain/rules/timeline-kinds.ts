import type { EntryKind } from '../model/choices.ts';

/** What a timeline can be narrowed to. */
export const timelineKinds = ['all', 'messages', 'notes', 'calls', 'changes'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Words stand under what they are, everything else is a change. */
export function timelineKindOf(kind: EntryKind): Exclude<TimelineKind, 'all'> {
  switch (kind) {
    case 'message-in':
    case 'message-out':
      return 'messages';
    case 'note':
      return 'notes';
    case 'call':
    case 'visit':
      return 'calls';
    default:
      return 'changes';
  }
}
