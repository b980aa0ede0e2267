import { savedReports } from '#db/queries/saved-reports.ts';
import type { reportBuilderProcedures } from '#domain/contract/ipc/report-builder-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { withinReach } from '#domain/rules/report-reach.ts';
import { askerOf } from '../session/asker.ts';
import type { OpenAccount } from '../session/open-account.ts';
import { asOf } from './reports.ts';

type Account = Pick<OpenAccount, 'store' | 'engine' | 'reads' | 'facts'>;

/** Reports that people put together themselves: of what their role lets them count. */
export function reportBuilderHandlers(account: () => Account): Pick<Handlers, keyof typeof reportBuilderProcedures> {
  return {
    'reportBuilder.rows': async ({ filters, mark, ...asked }, signal) => {
      const open = account();
      open.facts.settle();
      const me = askerOf(open);
      const within = { ...asked, filters: withinReach(open.store.actor, filters) };
      const state = asOf(open, me.now);
      const report = await open.reads.read('reportBuilder.rows', { asked: within, me, mark }, { signal });
      return { ...report, asOf: state };
    },
    'savedReports.list': () => savedReports(account().store.replica, askerOf(account())),
  };
}
