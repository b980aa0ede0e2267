import type { ReplicaReader } from '#db/connection/handle.ts';
import { caseDetail } from '#db/queries/case-detail.ts';
import { caseIdsOf, groupsOfList } from '#db/queries/case-list.ts';
import { caseRelations } from '#db/queries/case-relations.ts';
import { caseRowsOf } from '#db/queries/case-rows.ts';
import { caseTimeline } from '#db/queries/case-timeline.ts';
import { typesOf } from '#db/queries/case-types.ts';
import type { Me } from '#db/queries/me.ts';
import { countQueues } from '#db/queries/queue-counts.ts';
import { savedQueues } from '#db/queries/saved-queues.ts';
import { duplicateCases, similarCases } from '#db/queries/similar-cases.ts';
import type { caseProcedures } from '#domain/contract/ipc/case-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { CaseOrders } from '../bulk/case-orders.ts';
import { countSavedQueues } from '../bulk/count-queues.ts';
import { localDay } from '../export/local-time.ts';
import type { Feed } from '../feed.ts';
import type { Clock } from '../ports.ts';
import { look, withUnread } from '../reading/reading.ts';
import { askerOf } from '../session/asker.ts';
import type { OpenAccount } from '../session/open-account.ts';

interface Parts {
  readonly account: () => OpenAccount;
  readonly me: () => Me;
  readonly clock: Clock;
  readonly feed: Pick<Feed, 'push' | 'revision'>;
}

/** Lists of cases, queues, and one case with all that is read beside it. */
export function caseHandlers({ account, me, clock, feed }: Parts): Pick<Handlers, keyof typeof caseProcedures> {
  const orders = new CaseOrders(clock, () => feed.revision);
  const replica = (): ReplicaReader => account().store.replica;
  const outbox = () => account().store.outbox;
  return {
    'cases.list': async (input) => {
      const { total, rows } = await orders.page(replica(), input, me());
      return { total, rows: withUnread(outbox(), replica(), rows, me().agentId) };
    },
    'cases.rows': ({ caseIds }) => withUnread(outbox(), replica(), caseRowsOf(replica(), caseIds), me().agentId),
    'cases.counts': () => countQueues(replica(), me()),
    'cases.groups': (input) => groupsOfList(replica(), input, me()),
    'cases.ids': ({ limit, ...filter }) => caseIdsOf(replica(), filter, me(), limit),
    'cases.types': ({ caseIds }) => typesOf(replica(), caseIds),
    'queues.list': () => savedQueues(replica(), me()),
    'queues.counts': (input) => countSavedQueues(replica, me(), input, clock),
    'cases.get': ({ caseId }) => caseDetail(replica(), caseId, me()),
    'cases.relations': ({ caseId }) => caseRelations(replica(), caseId),
    'cases.similar': ({ caseId }) => similarCases(replica(), caseId),
    'cases.duplicates': (input) => duplicateCases(replica(), input, clock.now()),
    'cases.clocks': ({ caseId }) => account().clocks.cases.of(caseId),
    'cases.timeline': ({ caseId }) => caseTimeline(replica(), caseId),
    'cases.look': (input) => {
      const { unread, wasUnread } = look(outbox(), replica(), input, me().agentId);
      if (wasUnread) feed.push('changed', [{ collection: 'reading', ids: [input.caseId] }]);
      return { unread };
    },
    'cases.export': async ({ labels, ...filter }, signal) => {
      const day = localDay(clock.now());
      const asked = { filter, me: askerOf(account()), labels };
      const made = await account().reads.read('cases.export', asked, { signal });
      return { fileName: `holdfast-cases-${day}.csv`, ...made };
    },
  };
}
