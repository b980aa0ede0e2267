import { setMeta } from '#db/outbox/meta.ts';
import { forgetNumbers } from '#db/outbox/number-demand.ts';
import { renumber, resendAcknowledged } from '#db/outbox/sending.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { Log } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import type { ChangedRows } from './changed-rows.ts';

/** Does what a protocol failure asks of this device; false when it asks for nothing that can be done without the person. */
export function settleFailure(
  error: unknown,
  store: AccountStore,
  log: Log,
  changed: (rows: ChangedRows) => void,
): boolean {
  if (!(error instanceof AppError)) return false;
  const last = Number(error.details?.last ?? 0);
  switch (error.kind) {
    case 'epoch': {
      const epoch = Number(error.details?.epoch ?? 0);
      log.warn('the server has a new epoch; reading everything again', { epoch, last });
      setMeta(store.outbox, 'declare-numbers', '1');
      changed(store.adoptEpoch(epoch, last));
      return true;
    }
    case 'gap':
      log.warn('the server misses commands; sending them again', { last });
      resendAcknowledged(store.outbox, last);
      // Commands long confirmed may wait again: they come back into the overlay.
      changed(store.realign());
      return true;
    case 'forked':
      log.warn('this client file was copied; it takes a new identity at the next sign-in');
      renumber(store.outbox);
      forgetNumbers(store.outbox);
      setMeta(store.outbox, 'device-id', '');
      setMeta(store.outbox, 'token', '');
      return false;
    default:
      return false;
  }
}
