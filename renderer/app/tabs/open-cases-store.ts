import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentId } from '#domain/model/ids.ts';
import { noCases, type OpenCases, openCases } from './open-cases.ts';

/** The tabs of a window, kept over a reload until the window closes; each agent has their own. */
export function createOpenCases(storage: Pick<Storage, 'getItem' | 'setItem'>, agentId: AgentId): StoreApi<OpenCases> {
  const key = `open-cases/${agentId}`;
  const store = createStore<OpenCases>(() => kept(storage.getItem(key)));
  store.subscribe((cases) => storage.setItem(key, JSON.stringify(cases)));
  return store;
}

/** What another version wrote counts as nothing. */
function kept(text: string | null): OpenCases {
  try {
    return openCases.safeParse(JSON.parse(text ?? 'null')).data ?? noCases;
  } catch {
    return noCases;
  }
}
