import { dismissCommand } from '#db/outbox/commands.ts';
import type { outboxProcedures } from '#domain/contract/ipc/outbox-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { SyncView } from '#domain/contract/ipc/sync-views.ts';
import type { Feed } from '../feed.ts';
import type { Clock } from '../ports.ts';
import type { OpenAccount } from '../session/open-account.ts';
import type { DraftsTold } from './drafts.ts';
import { dependentRows, heldMessages, outboxPage } from './outbox-view.ts';
import { takeBack, takeBackToEdit } from './take-back.ts';

interface Parts {
  readonly account: () => OpenAccount;
  readonly draftsTold: DraftsTold;
  readonly feed: Pick<Feed, 'changed' | 'syncChanged'>;
  readonly clock: Clock;
  readonly sync: () => SyncView;
}

/** What was done here and is on its way, and what can still be done about it. */
export function outboxHandlers({
  account,
  draftsTold,
  feed,
  clock,
  sync,
}: Parts): Pick<Handlers, keyof typeof outboxProcedures> {
  return {
    'sync.get': sync,
    'sync.setWorkOffline': ({ on }) => {
      account().engine.setWorkOffline(on);
      return sync();
    },
    'sync.now': () => {
      account().engine.hurry();
      return sync();
    },
    'outbox.list': (input) => outboxPage(account(), input),
    'outbox.held': () => heldMessages(account()),
    'outbox.dependents': ({ uid }) => dependentRows(account(), uid),
    'outbox.cancel': ({ uid }) => {
      const { uids, changed } = takeBack(account().store, uid);
      feed.changed(changed);
      feed.syncChanged();
      return uids;
    },
    'outbox.edit': ({ uid, seenMessageId }) => {
      const { changed, place } = takeBackToEdit(account().store, uid, clock.now(), seenMessageId);
      feed.changed(changed);
      feed.syncChanged();
      draftsTold.changed(place);
      draftsTold.listed();
      return place;
    },
    'outbox.dismiss': ({ uid }) => {
      dismissCommand(account().store.outbox, uid);
      feed.syncChanged();
      return null;
    },
  };
}
