import { actionsOwnedBy } from '#db/queries/improvement-actions.ts';
import type { KeptPack } from '#db/queries/review-pack.ts';
import { reviewRecord, serviceReview, serviceReviews } from '#db/queries/service-reviews.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { serviceReviewProcedures } from '#domain/contract/ipc/service-review-procedures.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { reportReach, withinReach } from '#domain/rules/report-reach.ts';
import type { OpenAccount } from '../session/open-account.ts';

type Account = Pick<OpenAccount, 'store' | 'engine' | 'reads' | 'facts'>;

/** Looking back at a period: of the work that the person's role lets them count. */
export function serviceReviewHandlers(account: () => Account): Pick<Handlers, keyof typeof serviceReviewProcedures> {
  return {
    'serviceReviews.list': () => serviceReviews(account().store.replica),
    'serviceReviews.get': ({ reviewId }) => serviceReview(account().store.replica, reviewId),
    'serviceReviews.figures': async ({ reviewId, kept }) => {
      const { store, engine, reads, facts } = account();
      const { fields } = reviewRecord(store.replica, reviewId);
      facts.settle();
      const { behind } = facts;
      const { firstDay, lastDay, zone, teamId } = fields;
      const pack = await reads.read('serviceReviews.figures', {
        ...{ period: { from: firstDay, to: lastDay }, zone, now: engine.now() },
        kept: kept ? keptOf(fields) : null,
        filters: withinReach(store.actor, teamId ? { teamId: [teamId] } : {}),
      });
      return { ...pack, behind, reach: reportReach(store.actor) };
    },
    'improvements.list': () => {
      const { replica, actor } = account().store;
      return actionsOwnedBy(replica, actor.id);
    },
  };
}

function keptOf({ state, figures, examples }: FieldsOf<'serviceReview'>): KeptPack | null {
  return state === 'closed' ? { figures, examples } : null;
}
