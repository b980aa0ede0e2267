import { transaction } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { readFromBeginning } from '#db/replica/cursors.ts';
import { getReplicaMeta, setReplicaMeta } from '#db/replica/meta.ts';
import { recountScopes } from '#db/replica/recount.ts';
import { readSums, writeSums } from '#db/replica/scope-sums.ts';
import type { ScopeCheck } from '#domain/contract/wire/pull.ts';
import { sameJson } from '#domain/model/json.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Clock, Log } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import type { Checks } from './pull-changes.ts';

export interface VerifyParts {
  readonly store: Pick<AccountStore, 'replica'>;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly log: Log;
  readonly stopped: () => boolean;
}

const day = 24 * 3600 * 1000;

/** Agents at work write now and then; after so many disturbed counts the next complete pull tries again. */
const tries = 5;

/**
 * Holds what this device has of each scope against what the server says it holds. The sums kept while writing are compared at
 * every complete pull; when they differ, and once a day, the stored rows themselves are counted, a slice at a time. A scope
 * that differs then is to be read from its beginning: true when there is one. What waits in the outbox is not touched by that.
 */
export async function verifyScopes(parts: VerifyParts, checks: Checks): Promise<boolean> {
  const { replica } = parts.store;
  const now = parts.clock.now();
  const countedAt = Number(getReplicaMeta(replica, 'counted-at') ?? Number.NEGATIVE_INFINITY);
  const due = Math.abs(now - countedAt) >= day;
  const repairs = repairedAt(replica);
  // Read again today and counted since: it is not read once more before tomorrow, and counting alone would only take time.
  const isTold = (scope: Scope) => {
    const at = repairs[scope];
    return at !== undefined && countedAt > at && Math.abs(now - at) < day;
  };
  if (!due && differing(checks, readSums(replica)).every(isTold)) return false;
  const counted = await recount(parts);
  if (!counted) return false;
  return transaction(replica, () => {
    writeSums(replica, counted);
    setReplicaMeta(replica, 'counted-at', String(now));
    const drifted = differing(checks, counted);
    return drifted.filter((scope) => readAgain(parts, scope, now, checks[scope], counted.get(scope))).length > 0;
  });
}

function differing(checks: Checks, held: ReadonlyMap<Scope, ScopeCheck>): Scope[] {
  const none: ScopeCheck = { rows: 0, ids: 0, vers: 0 };
  return (Object.keys(checks) as Scope[]).filter((scope) => !sameJson(checks[scope], held.get(scope) ?? none));
}

/** Per scope, when it was last to be read again for differing. */
function repairedAt(replica: ReplicaReader): Readonly<Record<string, number>> {
  return JSON.parse(getReplicaMeta(replica, 'repaired-at') ?? '{}') as Record<string, number>;
}

/** False for a scope that was read from its beginning within a day: reading it over and over would not make it right. */
function readAgain({ store, log }: VerifyParts, scope: Scope, now: number, said?: ScopeCheck, held?: ScopeCheck) {
  const { replica } = store;
  const repairs = repairedAt(replica);
  const last = repairs[scope];
  const again = last === undefined || Math.abs(now - last) >= day;
  const figures = { server: JSON.stringify(said), here: JSON.stringify(held) };
  if (again) log.warn('a scope differs from what the server holds; it is read again', figures);
  else log.error('a scope still differs from what the server holds after it was read again', figures);
  if (!again) return false;
  setReplicaMeta(replica, 'repaired-at', JSON.stringify({ ...repairs, [scope]: now }));
  readFromBeginning(replica, scope);
  return true;
}

async function recount({ store, clock, stopped }: VerifyParts): Promise<ReadonlyMap<Scope, ScopeCheck> | undefined> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const counting = recountScopes(store.replica);
    for (let step = counting.next(); ; step = counting.next()) {
      if (step.done) {
        if (step.value) return step.value;
        break;
      }
      await new Promise<void>((resolve) => clock.after(0, resolve));
      if (stopped()) return undefined;
    }
  }
  return undefined;
}
