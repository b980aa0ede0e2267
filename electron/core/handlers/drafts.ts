import type { OutboxWriter } from '#db/connection/handle.ts';
import { getDraft, listDrafts, removeDraft } from '#db/outbox/drafts.ts';
import type { Draft, draftProcedures } from '#domain/contract/ipc/draft-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { isBegun } from '#domain/rules/begun-text.ts';
import type { Feed } from '../feed.ts';
import type { Clock } from '../ports.ts';
import { keepDraft } from './keep-draft.ts';

export interface DraftsTold {
  changed(place: Pick<Draft, 'kind' | 'subject'>): void;
  /** Which texts are begun; the texts themselves are told under `draft`. */
  listed(): void;
}

export function tellOfDrafts(feed: Pick<Feed, 'push'>): DraftsTold {
  return {
    changed: ({ kind, subject }) => feed.push('changed', [{ collection: 'draft', ids: [`${kind}/${subject}`] }]),
    listed: () => feed.push('changed', [{ collection: 'draft-list', ids: [] }]),
  };
}

/** Texts that somebody began. */
export function draftHandlers(
  outbox: () => OutboxWriter,
  told: DraftsTold,
  clock: Clock,
): Pick<Handlers, keyof typeof draftProcedures> {
  return {
    'drafts.get': ({ kind, subject }) => getDraft(outbox(), kind, subject) ?? null,
    'drafts.list': () => listDrafts(outbox()),
    'drafts.save': (input) => {
      const before = getDraft(outbox(), input.kind, input.subject);
      const kept = keepDraft(outbox(), input, clock.now());
      if (kept.other) return kept;
      told.changed(input);
      if (isBegun(before?.content) !== isBegun(input.content)) told.listed();
      return kept;
    },
    'drafts.remove': (place) => {
      removeDraft(outbox(), place.kind, place.subject);
      told.changed(place);
      told.listed();
      return null;
    },
  };
}
