import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionView } from '#domain/contract/ipc/session-views.ts';
import type { Settings } from '#domain/contract/ipc/settings-views.ts';
import type { SyncView } from '#domain/contract/ipc/sync-views.ts';
import type { CoreLink } from '../bridge/core-link.ts';
import { createDraftLeftovers, type DraftLeftovers } from './draft-leftovers.ts';
import type { Navigation } from './navigation.ts';
import { createQueryStore, type QueryStore } from './query-store.ts';
import { isActionId } from './shortcuts/action-list.ts';
import { type ActionRegistry, createActionRegistry } from './shortcuts/action-registry.ts';
import { createUndoDesk, type UndoDesk } from './undo-desk.ts';

/** Everything the views stand on. All of it is a projection of the core; nothing here is the truth. */
export interface CoreState {
  readonly link: CoreLink;
  readonly session: StoreApi<SessionView>;
  readonly settings: StoreApi<Settings>;
  readonly sync: StoreApi<SyncView>;
  readonly queries: QueryStore;
  readonly leftovers: DraftLeftovers;
  readonly navigation: Navigation;
  readonly actions: ActionRegistry;
  readonly undo: UndoDesk;
  close(): void;
}

/** Waits for the core, reads what every view needs, and follows it from then on. */
export async function createCoreState(link: CoreLink, navigation: Navigation): Promise<CoreState> {
  await firstOpened(link);
  const [session, settings, sync] = await Promise.all([
    link.call('session.get', {}),
    link.call('settings.get', {}),
    link.call('sync.get', {}),
  ]);
  const sessionStore = createStore(() => session);
  const settingsStore = createStore(() => settings);
  const state: Omit<CoreState, 'close'> = {
    link,
    navigation,
    session: sessionStore,
    settings: settingsStore,
    actions: createActionRegistry(settingsStore, window),
    sync: createStore(() => sync),
    undo: createUndoDesk(link),
    queries: createQueryStore(link),
    leftovers: createDraftLeftovers(link, () => sessionStore.getState().agent?.id),
  };
  const stops = [
    link.on('session', (value) => state.session.setState(value, true)),
    link.on('settings', (value) => state.settings.setState(value, true)),
    link.on('sync', (value) => state.sync.setState(value, true)),
    link.on('action', (id) => isActionId(id) && state.actions.run(id)),
    link.status.subscribe((now, before) => {
      if (now.opened > before.opened) void readAgain(state);
    }),
    state.session.subscribe((now, before) => {
      if (now.agent?.id === before.agent?.id) return;
      state.queries.clear();
      state.undo.offer.setState(null, true);
    }),
  ];
  return {
    ...state,
    close() {
      for (const stop of stops) stop();
      state.queries.close();
      state.leftovers.close();
    },
  };
}

function firstOpened(link: CoreLink): Promise<void> {
  return new Promise((resolve) => {
    if (link.status.getState().up) return resolve();
    const stop = link.status.subscribe(({ up }) => {
      if (!up) return;
      stop();
      resolve();
    });
  });
}

async function readAgain(state: Omit<CoreState, 'close'>): Promise<void> {
  const read = [
    state.link.call('session.get', {}).then((value) => state.session.setState(value, true)),
    state.link.call('settings.get', {}).then((value) => state.settings.setState(value, true)),
    state.link.call('sync.get', {}).then((value) => state.sync.setState(value, true)),
  ];
  // A failure means that the link went down again; its next opening reads once more.
  await Promise.allSettled(read);
}
