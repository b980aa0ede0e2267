import type { ReplicaReader } from '#db/connection/handle.ts';
import { recommendationsOf } from '#db/queries/recommendation-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';

/** What else may help customers. */
export function recommendationHandlers(replica: () => ReplicaReader): Pick<Handlers, 'recommendations.list'> {
  return { 'recommendations.list': (input) => recommendationsOf(replica(), input) };
}
