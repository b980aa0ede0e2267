import { refusedCases } from '#db/outbox/refused-cases.ts';
import type { Me } from '#db/queries/me.ts';
import type { AccountStore } from '../sync/account-store.ts';

interface Account {
  readonly store: Pick<AccountStore, 'actor' | 'outbox'>;
  readonly engine: { now(): number };
}

/** Who asks, and when, as plain data: what is read in a thread is told so. */
export function askerOf({ store, engine }: Account): Omit<Me, 'zones'> {
  const { id, teamIds, role } = store.actor;
  return { agentId: id, teamIds, role, now: engine.now(), refused: refusedCases(store.outbox) };
}
