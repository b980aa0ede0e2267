import type { boardProcedures } from '#domain/contract/ipc/board-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { withinReach } from '#domain/rules/report-reach.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { inTimeOf } from '../calls/line.ts';
import type { Clock } from '../ports.ts';
import type { OpenAccount } from '../session/open-account.ts';
import { asOf } from './reports.ts';

type Account = Pick<OpenAccount, 'store' | 'engine' | 'reads' | 'facts' | 'presence' | 'boardPulse'>;

/** What goes on now, of what the person's role lets them count. */
export function boardHandlers(
  account: () => Account,
  clock: Pick<Clock, 'now'>,
): Pick<Handlers, keyof typeof boardProcedures> {
  return {
    'board.get': async ({ zone, teamId }, signal) => {
      const open = account();
      const { store, engine, reads, facts, presence, boardPulse } = open;
      facts.settle();
      boardPulse.read();
      const now = engine.now();
      const state = asOf(open, now);
      const { isOpen: seesOthers } = presence;
      const present = presence.everybody().flatMap(({ caseId, people }) => people.map((each) => ({ caseId, ...each })));
      const filters = reachOf(store.actor, teamId);
      const people = presence.connected;
      // Windows count on from these by the device's clock.
      const here = (at: number) => at - Math.round(now - clock.now());
      const connected = (people ?? []).map(({ agentId, since, telephone }) => ({
        ...{ agentId, since: here(since), telephone: telephone && inTimeOf(telephone, here) },
      }));
      const asked = { filters, zone, now, present, connected, archivedBefore: state.archivedBefore };
      const board = await reads.read('board.get', asked, { signal });
      return { ...board, asOf: state, seesOthers, seesConnected: people !== null };
    },
    'board.rows': ({ teamId, ...asked }, signal) => {
      const { store, engine, reads } = account();
      const filters = reachOf(store.actor, teamId);
      return reads.read('board.rows', { ...asked, filters, now: engine.now() }, { signal });
    },
  };
}

function reachOf(actor: Actor, teamId: string | null) {
  return withinReach(actor, teamId === null ? {} : { teamId: [teamId] });
}
