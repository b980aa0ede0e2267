import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { staffingProcedures } from '#domain/contract/ipc/staffing-procedures.ts';
import { withinReach } from '#domain/rules/report-reach.ts';
import type { OpenAccount } from '../session/open-account.ts';

type Account = Pick<OpenAccount, 'store' | 'engine' | 'reads' | 'facts'>;

/** Planned by the calls that the person's role lets them count. */
export function staffingHandlers(account: () => Account): Pick<Handlers, keyof typeof staffingProcedures> {
  return {
    'staffing.get': ({ teamId, ...asked }) => {
      const { store, engine, reads, facts } = account();
      facts.settle();
      const filters = withinReach(store.actor, teamId ? { teamId: [teamId] } : {});
      return reads.read('staffing.get', { asked: { ...asked, filters }, now: engine.now() });
    },
  };
}
