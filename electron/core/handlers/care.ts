import type { ReplicaReader } from '#db/connection/handle.ts';
import { customerRisk } from '#db/queries/care-history.ts';
import { repeatsOfCase } from '#db/queries/case-repeats.ts';
import type { Me } from '#db/queries/me.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { CareLists } from '../care/care-lists.ts';

type Names = 'repeats.get' | 'repeats.list' | 'risks.get' | 'risks.list';

/** What customers ask again and again, and who of them may leave. */
export function careHandlers(replica: () => ReplicaReader, me: () => Me, lists: CareLists): Pick<Handlers, Names> {
  return {
    'repeats.get': ({ caseId }) => repeatsOfCase(replica(), caseId),
    'repeats.list': (input) => lists.questions(input, me().now),
    'risks.get': ({ customerId }) => customerRisk(replica(), customerId, me().now),
    'risks.list': (input) => {
      const { role, now } = me();
      if (role === 'agent') throw new AppError('forbidden', 'Who may leave is listed for leads.');
      return lists.atRisk(input, now);
    },
  };
}
