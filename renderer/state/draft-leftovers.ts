import type { Json } from '#domain/model/json.ts';
import type { CoreLink } from '../bridge/core-link.ts';
import type { DraftKey } from './draft-key.ts';

/** A text to be saved, or null for a draft that has become something else and is to be removed. */
type Content = Json | null;

interface Leftover {
  readonly key: DraftKey;
  readonly content: Content;
  /** Another agent's outbox is no place for it. */
  readonly agentId: string | undefined;
}

/**
 * Texts whose view went away before they could be saved (a full disk, a core that does not answer): they stay in memory and are tried
 * again until they are durable, or until their view is back.
 */
export interface DraftLeftovers {
  keep(key: DraftKey, content: Content): void;
  /** Hands the text back to the view that shows it again. */
  take(key: DraftKey): { readonly content: Content } | undefined;
  close(): void;
}

/** Until a text that could not be saved is tried again. */
export const draftRetry = 3000;

export function createDraftLeftovers(link: CoreLink, agentId: () => string | undefined): DraftLeftovers {
  const left = new Map<string, Leftover>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const nameOf = ({ kind, subject }: DraftKey): string => `${agentId() ?? ''}/${kind}/${subject}`;

  const tryAgain = async (): Promise<void> => {
    timer = undefined;
    for (const [name, leftover] of left) {
      if (leftover.agentId !== agentId()) continue;
      const { key, content } = leftover;
      const done = await (content === null
        ? link.call('drafts.remove', key)
        : link.call('drafts.save', { ...key, content })
      ).then(
        () => true,
        () => false,
      );
      if (done && left.get(name) === leftover) left.delete(name);
    }
    wait();
  };

  const wait = (): void => {
    if (left.size > 0 && timer === undefined) timer = setTimeout(() => void tryAgain(), draftRetry);
  };

  return {
    keep(key, content) {
      left.set(nameOf(key), { key, content, agentId: agentId() });
      wait();
    },
    take(key) {
      const leftover = left.get(nameOf(key));
      left.delete(nameOf(key));
      return leftover && { content: leftover.content };
    },
    close: () => clearTimeout(timer),
  };
}
