import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { type CaseId, caseId } from '#domain/model/ids.ts';
import { isBegun } from '#domain/rules/begun-text.ts';
import { useAgent, useNavigation, useRoute } from '../../state/core-context.tsx';
import type { Route } from '../../state/route.ts';
import { useQuery } from '../../state/use-query.ts';
import { lookAt, type OpenCases } from './open-cases.ts';
import { createOpenCases } from './open-cases-store.ts';

interface Known {
  readonly store: StoreApi<OpenCases>;
  /** Cases in which something was begun that is not sent. */
  readonly begun: ReadonlySet<string>;
}

const Context = createContext<Known | null>(null);

/** Remembers which cases are open in this window. */
export function OpenCasesProvider({ children }: { readonly children: ReactNode }) {
  const agent = useAgent();
  const navigation = useNavigation();
  const [store] = useState(() => createOpenCases(window.sessionStorage, agent.id));
  const drafts = useQuery('drafts.list', {}, { collections: ['draft-list'] }).value;
  const begun = useMemo(
    () => new Set(drafts?.filter(({ content }) => isBegun(content)).map(({ subject }) => subject)),
    [drafts],
  );
  const follow = useEffectEvent((route: Route, before?: Route) => {
    const id = caseOn(route);
    const former = before ? caseOn(before) : null;
    if (id === null || id === former) return;
    const gaveWay = former !== null && navigation.tookPlace() && !begun.has(former);
    store.setState((cases) => lookAt(cases, id, gaveWay ? former : null));
  });
  useEffect(() => {
    follow(navigation.store.getState());
    return navigation.store.subscribe((route, before) => follow(route, before));
  }, [navigation]);
  const known = useMemo(() => ({ store, begun }), [store, begun]);
  return <Context value={known}>{children}</Context>;
}

function useKnown(): Known {
  const known = useContext(Context);
  if (!known) throw new Error('There is no OpenCasesProvider above this component.');
  return known;
}

export function useOpenCases<T>(select: (cases: OpenCases) => T): T {
  return useStore(useKnown().store, select);
}

export function useOpenCasesStore(): StoreApi<OpenCases> {
  return useKnown().store;
}

export function useBegunCases(): ReadonlySet<string> {
  return useKnown().begun;
}

/** The case on show; null when something else is. */
export function useCaseOnShow(): CaseId | null {
  return useRoute(caseOn);
}

function caseOn({ area, id }: Route): CaseId | null {
  return area === 'cases' && caseId.safeParse(id).success ? (id as CaseId) : null;
}
