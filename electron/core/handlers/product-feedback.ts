import type { ReplicaReader } from '#db/connection/handle.ts';
import type { Me } from '#db/queries/me.ts';
import { feedbackDetail } from '#db/queries/product-feedback-detail.ts';
import { feedbackOfCase, feedbackPage, feedbackRows, productNames } from '#db/queries/product-feedback-list.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { feedbackCsv } from '../export/feedback-csv.ts';
import { localDay } from '../export/local-time.ts';
import type { OpenAccount } from '../session/open-account.ts';

type Names = Extract<keyof Handlers, `productFeedback.${string}` | 'productNames.list'>;

/** What was reported to the product team, and who is told its answer. */
export function productFeedbackHandlers(
  account: () => Pick<OpenAccount, 'bulk'>,
  replica: () => ReplicaReader,
  me: () => Me,
): Pick<Handlers, Names> {
  return {
    'productFeedback.list': (input) => feedbackPage(replica(), input, me().now),
    'productFeedback.get': ({ feedbackId }) => feedbackDetail(replica(), feedbackId),
    'productFeedback.ofCase': ({ caseId }) => feedbackOfCase(replica(), caseId),
    'productNames.list': () => productNames(replica()),
    'productFeedback.tell': ({ id, plans, ...how }) => account().bulk.tellFeedback(id, plans, how),
    'productFeedback.export': ({ labels, ...filter }) => {
      const db = replica();
      const { now } = me();
      const rows = feedbackRows(db, filter, now, { offset: 0, limit: Number.MAX_SAFE_INTEGER });
      const day = localDay(now);
      return {
        fileName: `holdfast-product-feedback-${day}.csv`,
        ...feedbackCsv(
          rows.map((row) => feedbackDetail(db, row.id)),
          labels,
        ),
      };
    },
  };
}
