import type { ReplicaReader } from '#db/connection/handle.ts';
import { findVisit, listVisits } from '#db/queries/visit-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { visitProcedures } from '#domain/contract/ipc/visit-views.ts';

/** Meetings with customers, and the report that they take along. */
export function visitHandlers(replica: () => ReplicaReader): Pick<Handlers, keyof typeof visitProcedures> {
  return {
    'visits.list': (input) => listVisits(replica(), input),
    'visits.get': ({ visitId }) => findVisit(replica(), visitId),
  };
}
