import { AppError } from '#domain/contract/failure.ts';
import type { erasureProcedures } from '#domain/contract/ipc/erasure-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { OpenAccount } from '../session/open-account.ts';

/** An admin has a customer erased, and is told where the knowledge base speaks of them. */
export function erasureHandlers(
  account: () => Pick<OpenAccount, 'api' | 'token' | 'engine' | 'reads' | 'store'>,
): Pick<Handlers, keyof typeof erasureProcedures> {
  return {
    'customers.mentions': ({ customerId }) => {
      const { store, reads } = account();
      if (store.actor.role !== 'admin') throw new AppError('forbidden', 'Customers are erased by admins.');
      return reads.read('customers.mentions', customerId);
    },
    'customers.erase': async ({ customerId, revisionIds }) => {
      const { api, token, engine } = account();
      const { records, devices } = await api.erase(token, { what: 'customer', customerId, revisionIds });
      engine.kick();
      return { records, devices };
    },
  };
}
