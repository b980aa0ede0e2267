import type { Me } from '#db/queries/me.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { OpenAccount } from '../session/open-account.ts';

type Names = 'search.list' | 'search.get' | 'search.reindex';

/** The one search field, and what it finds things by. */
export function searchHandlers(
  account: () => Pick<OpenAccount, 'indexes' | 'reads'>,
  me: () => Me,
): Pick<Handlers, Names> {
  return {
    'search.list': ({ zone, ...asked }, signal) =>
      account().reads.read('search.page', { asked, zone, now: me().now }, { signal }),
    'search.get': () => account().indexes.state,
    'search.reindex': ({ what }) => account().indexes.ask(what),
  };
}
