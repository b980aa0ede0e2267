import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';

export interface ThreadSince {
  /** The newest message the author had before their eyes; none when they had seen the intake only, or it is not here. */
  readonly saw: TimelineEntry | undefined;
  /** Messages they had not seen, oldest first. */
  readonly since: readonly TimelineEntry[];
  /** The newest message there is now: whoever reads this has seen it. */
  readonly newestId: string | null;
}

/**
 * What a conversation became since somebody looked at it. The server's order counts, not the time of writing: a colleague may have
 * written earlier, without a network, and come later.
 */
export function threadSince(
  entries: readonly TimelineEntry[],
  seenId: string | null,
  newestId: string | null,
): ThreadSince {
  const messages = entries.filter(({ kind }) => kind === 'message-in' || kind === 'message-out');
  const saw = messages.find(({ id }) => id === seenId);
  const cameLater = (message: TimelineEntry) =>
    message.recordedAt === null || saw?.recordedAt == null
      ? message.happenedAt > (saw?.happenedAt ?? Number.NEGATIVE_INFINITY)
      : message.recordedAt > saw.recordedAt;
  return {
    saw,
    since: messages.filter((message) => message !== saw && (cameLater(message) || message.id === newestId)),
    newestId,
  };
}
