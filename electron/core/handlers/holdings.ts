import type { ReplicaReader } from '#db/connection/handle.ts';
import { expiringHoldings, holdingDetail, holdingsOfCase, listHoldings } from '#db/queries/holding-views.ts';
import type { Me } from '#db/queries/me.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';

type Names = 'holdings.list' | 'holdings.get' | 'holdings.ofCase' | 'holdings.expiring';

/** Assets, orders and contracts. */
export function holdingHandlers(replica: () => ReplicaReader, me: () => Me): Pick<Handlers, Names> {
  return {
    'holdings.list': (input) => listHoldings(replica(), input),
    'holdings.get': ({ holdingId }) => holdingDetail(replica(), holdingId),
    'holdings.ofCase': ({ caseId }) => holdingsOfCase(replica(), caseId),
    'holdings.expiring': (input) => expiringHoldings(replica(), input, me()),
  };
}
