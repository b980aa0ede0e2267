import { sql } from '#db/connection/connection.ts';
import { customersByNumber } from '#db/queries/customers-by-phone.ts';
import { failureOf } from '#domain/contract/failure.ts';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import type { CustomerId, FollowUpId } from '#domain/model/ids.ts';
import type { Log } from '../ports.ts';
import type { OpenAccount } from '../session/open-account.ts';

/** By when whoever was not answered is called back. */
export const callBackWithinMs = 15 * 60_000;

/**
 * Plans a call-back to the number for whoever is signed in; a number that one is planned for already gets no second. The words are the
 * number alone, for the promise is read in any language.
 */
export function planCallBack(open: OpenAccount | undefined, { number }: Ring, log: Log): FollowUpId | null {
  const [teamId] = open?.store.actor.teamIds ?? [];
  if (!open || !teamId) return null;
  const { replica, actor } = open.store;
  try {
    const { shown, candidates } = customersByNumber(replica, number);
    const promise = `☎ ${shown}`;
    const planned = sql(
      replica,
      `select id from followUp where ownerId = ? and status = 'open' and kind = 'call-back' and promise = ? limit 1`,
    ).get<{ id: FollowUpId }>(actor.id, promise);
    if (planned) return planned.id;
    const sure = candidates.filter(({ match }) => match === 'same');
    const customerId: CustomerId | null = sure.length === 1 ? (sure[0]?.customer.id ?? null) : null;
    const dueAt = Math.round(open.engine.now()) + callBackWithinMs;
    const asked = { customerId, teamId, ownerId: actor.id, kind: 'call-back', dueAt, promise };
    return (open.run('follow-up.schedule', asked).made?.id ?? null) as FollowUpId | null;
  } catch (error) {
    log.warn('a call-back could not be planned', { kind: failureOf(error).kind });
    return null;
  }
}
