import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Area, hrefOf, parseRoute, type Route } from './route.ts';

export interface Navigation {
  readonly store: StoreApi<Route>;
  go(area: Area, id?: string | null, params?: Readonly<Record<string, string>>): void;
  /** Like `go`, but "back" skips the place that is left. */
  replace(area: Area, id?: string | null, params?: Readonly<Record<string, string>>): void;
  /** Whether the place on show took that of the one before, by `replace`. */
  tookPlace(): boolean;
  close(): void;
}

/** The router: the address's hash is the truth, the store its projection. */
export function createNavigation(page: Window): Navigation {
  const store = createStore<Route>(() => parseRoute(page.location.hash));
  let tookPlace = false;
  const read = (how: { readonly tookPlace: boolean }) => {
    tookPlace = how.tookPlace;
    store.setState(parseRoute(page.location.hash), true);
  };
  const follow = () => read({ tookPlace: false });
  page.addEventListener('hashchange', follow);
  return {
    store,
    go(area, id = null, params = {}) {
      page.location.hash = hrefOf(area, id, params);
      read({ tookPlace: false });
    },
    replace(area, id = null, params = {}) {
      page.history.replaceState(page.history.state, '', hrefOf(area, id, params));
      read({ tookPlace: true });
    },
    tookPlace: () => tookPlace,
    close: () => page.removeEventListener('hashchange', follow),
  };
}
