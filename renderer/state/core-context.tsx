import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { SessionView, SignedInAgent } from '#domain/contract/ipc/session-views.ts';
import type { Settings } from '#domain/contract/ipc/settings-views.ts';
import type { SyncView } from '#domain/contract/ipc/sync-views.ts';
import type { LinkStatus } from '../bridge/core-link.ts';
import type { CoreState } from './core-state.ts';
import type { Navigation } from './navigation.ts';
import type { Route } from './route.ts';

const Context = createContext<CoreState | null>(null);

export function CoreProvider(props: { readonly core: CoreState; readonly children: ReactNode }) {
  return <Context value={props.core}>{props.children}</Context>;
}

export function useCore(): CoreState {
  const core = useContext(Context);
  if (!core) throw new Error('There is no CoreProvider above this component.');
  return core;
}

export function useSession<T>(select: (session: SessionView) => T): T {
  return useStore(useCore().session, select);
}

/** The signed-in agent, for views that exist only while somebody is signed in. */
export function useAgent(): SignedInAgent {
  const agent = useSession((session) => session.agent);
  if (!agent) throw new Error('Nobody is signed in.');
  return agent;
}

export function useSettings<T>(select: (settings: Settings) => T): T {
  return useStore(useCore().settings, select);
}

export function useSync<T>(select: (sync: SyncView) => T): T {
  return useStore(useCore().sync, select);
}

export function useLink<T>(select: (status: LinkStatus) => T): T {
  return useStore(useCore().link.status, select);
}

export function useRoute<T>(select: (route: Route) => T): T {
  return useStore(useCore().navigation.store, select);
}

export function useNavigation(): Navigation {
  return useCore().navigation;
}
