import type { ReplicaReader } from '#db/connection/handle.ts';
import { customerRisk } from '#db/queries/care-history.ts';
import { repeatsOfCase } from '#db/queries/case-repeats.ts';
import type { Me } from '#db/queries/me.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { CareLists } from '../care/care-lists.ts';
import type { OpenAccount } from '../session/open-account.ts';

type Names = 'repeats.get' | 'repeats.list' | 'risks.get' | 'risks.list' | 'occasions.list' | 'occasions.plan';

/** What customers ask again and again, who of them may leave, and on which days they are thought of. */
export function careHandlers(
  account: () => Pick<OpenAccount, 'bulk'>,
  replica: () => ReplicaReader,
  me: () => Me,
  lists: CareLists,
): Pick<Handlers, Names> {
  return {
    'repeats.get': ({ caseId }) => repeatsOfCase(replica(), caseId),
    'repeats.list': (input) => lists.questions(input, me().now),
    'risks.get': ({ customerId }) => customerRisk(replica(), customerId, me().now),
    'risks.list': (input) => {
      const { role, now } = me();
      if (role === 'agent') throw new AppError('forbidden', 'Who may leave is listed for leads.');
      return lists.atRisk(input, now);
    },
    'occasions.list': (input) => lists.careDays(input),
    'occasions.plan': ({ id, plans, ...how }) => account().bulk.planCare(id, plans, how),
  };
}
