import { customerHistory, identitiesOf } from '#db/queries/customer-history.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { customerFileProcedures } from '#domain/contract/ipc/customer-file-views.ts';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { makeCustomerFile } from '../export/customer-file.ts';
import type { Clock } from '../ports.ts';
import type { OpenAccount } from '../session/open-account.ts';

interface Parts {
  readonly account: () => OpenAccount;
  readonly clock: Clock;
  readonly progress: (progress: BulkProgress) => void;
}

/** A service file as a whole: what happened to it, what is masked in it, and all of it in one piece. */
export function customerFileHandlers({
  account,
  clock,
  progress,
}: Parts): Pick<Handlers, keyof typeof customerFileProcedures> {
  const running = new Set<string>();
  const replica = () => account().store.replica;
  return {
    'customers.history': (input) => customerHistory(replica(), input),
    'customers.identities': ({ customerId }) => identitiesOf(replica(), customerId),
    'customers.revealIdentity': (input) => {
      account().run('customer.reveal-identity', input);
      // It is durable by now that somebody looked: only now there is something to see.
      const secret = loadRecord(replica(), { collection: 'customerSecret', id: input.customerId });
      return { number: (secret?.fields as FieldsOf<'customerSecret'> | undefined)?.number ?? '' };
    },
    'customers.file': async (input) => {
      running.add(input.id);
      try {
        const isCancelled = () => !running.has(input.id);
        const file = await makeCustomerFile({ account: account(), clock, progress, isCancelled }, input);
        return { fileName: `holdfast-customer-${file.madeAt.slice(0, 10)}-${file.customer.id.slice(0, 8)}`, file };
      } finally {
        running.delete(input.id);
      }
    },
    'customers.cancelFile': ({ id }) => {
      running.delete(id);
      return null;
    },
  };
}
