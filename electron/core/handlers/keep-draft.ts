import { transaction } from '#db/connection/connection.ts';
import type { OutboxWriter } from '#db/connection/handle.ts';
import { getDraft, saveDraft } from '#db/outbox/drafts.ts';
import type { Draft } from '#domain/contract/ipc/draft-views.ts';
import type { Json } from '#domain/model/json.ts';

interface Asked {
  readonly kind: Draft['kind'];
  readonly subject: string;
  readonly content: Json;
  readonly basedOn?: number | null | undefined;
}

/** Saves a draft unless another window wrote in it since. Two saves never bear the same time, so that each can be told from the other. */
export function keepDraft(db: OutboxWriter, asked: Asked, now: number): { savedAt: number; other?: Draft } {
  const { kind, subject, content, basedOn } = asked;
  return transaction(db, () => {
    const stored = getDraft(db, kind, subject);
    const isOthers = basedOn !== undefined && stored !== undefined && stored.savedAt !== basedOn;
    if (isOthers && JSON.stringify(stored.content) !== JSON.stringify(content))
      return { savedAt: stored.savedAt, other: stored };
    const savedAt = Math.max(now, (stored?.savedAt ?? 0) + 1);
    saveDraft(db, kind, subject, content, savedAt);
    return { savedAt };
  });
}
