import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Area, hrefOf, parseRoute, type Route } from './route.ts';

export interface Navigation {
  readonly store: StoreApi<Route>;
  go(area: Area, id?: string | null, params?: Readonly<Record<string, string>>): void;
  /** Like `go`, but "back" skips the place that is left. */
  replace(area: Area, id?: string | null, params?: Readonly<Record<string, string>>): void;
  close(): void;
}

/** The router: the address's hash is the truth, the store its projection. */
export function createNavigation(page: Window): Navigation {
  const store = createStore<Route>(() => parseRoute(page.location.hash));
  const read = () => store.setState(parseRoute(page.location.hash), true);
  page.addEventListener('hashchange', read);
  return {
    store,
    go(area, id = null, params = {}) {
      page.location.hash = hrefOf(area, id, params);
      read();
    },
    replace(area, id = null, params = {}) {
      page.history.replaceState(page.history.state, '', hrefOf(area, id, params));
      read();
    },
    close: () => page.removeEventListener('hashchange', read),
  };
}
