import { recordsOfCustomer } from '#db/queries/customer-file.ts';
import { namesOf } from '#db/queries/names-of.ts';
import { getReplicaMeta } from '#db/replica/meta.ts';
import { loadRecord } from '#db/replica/records.ts';
import { idsOfCustomer } from '#db/search/goes-on.ts';
import { type CustomerFile, customerFileFormat, customerFileVersion } from '#domain/contract/customer-file.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import type { ArchivedCase } from '#domain/contract/wire/archive.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AttachmentId, CustomerId } from '#domain/model/ids.ts';
import { inFile, isInFile, momentText } from '#domain/rules/customer-file.ts';
import type { Clock } from '../ports.ts';
import type { OpenAccount } from '../session/open-account.ts';

export interface FileAsked {
  readonly id: string;
  readonly customerId: CustomerId;
  readonly reason: string;
  readonly internal: boolean;
  readonly identity: boolean;
}

interface Parts {
  readonly account: Pick<OpenAccount, 'store' | 'archive' | 'attachments' | 'agent' | 'run'>;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly progress: (progress: BulkProgress) => void;
  readonly isCancelled: () => boolean;
}

/** Records put together before others get their turn. */
const slice = 200;
const mostArchived = 100;

/**
 * Puts together everything held of a person. What cannot be had here is named in the file instead of being left out silently. It is written into
 * the history before it is handed out: who may not have it gets nothing.
 */
export async function makeCustomerFile(parts: Parts, asked: FileAsked): Promise<CustomerFile> {
  const { account, clock } = parts;
  const { replica } = account.store;
  const missing = await fetchArchived(parts, asked);
  const records = await gather(parts, asked);
  const [living] = records.customer ?? [];
  if (!living) throw new AppError('not-here', 'This customer is not held on this device.');
  const { customerId, reason, internal, identity } = asked;
  account.run('customer.export', { customerId, reason, internal, identity });
  const asOf = getReplicaMeta(replica, 'last-synced-at');
  return {
    format: customerFileFormat,
    version: customerFileVersion,
    madeAt: momentText(clock.now()),
    madeBy: account.agent.name,
    reason,
    customer: { id: living.id, name: String(living.name) },
    includes: { internal, identity },
    missing: {
      ...missing,
      otherTeams: account.store.actor.role === 'agent',
      files: filesElsewhere(parts, records.attachment ?? []),
      asOf: asOf === undefined ? null : momentText(Number(asOf)),
    },
    identityNumbers: identity ? numbersOf(parts, customerId) : {},
    // What other customers are called is none of this one's business.
    names: namesOf(replica, JSON.stringify(records), 'customer'),
    records,
  };
}

/** Brings the person's archived cases here, as far as the server can be reached. */
async function fetchArchived(
  parts: Parts,
  { id, customerId }: FileAsked,
): Promise<Pick<CustomerFile['missing'], 'archivedCases' | 'archiveUnasked'>> {
  const { account, progress } = parts;
  const { replica } = account.store;
  const found: ArchivedCase[] = [];
  let archiveUnasked = false;
  try {
    for (const file of idsOfCustomer(replica, customerId) as CustomerId[]) {
      const hits = await account.archive.find({ text: '', customerId: file, limit: mostArchived });
      refuseCancelled(parts);
      found.push(...hits.rows);
      archiveUnasked ||= hits.more;
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
    archiveUnasked = true;
  }
  for (const [done, archived] of found.entries()) {
    progress({ id, done, total: found.length });
    await account.archive.open(archived.id).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
    refuseCancelled(parts);
  }
  // Fetching many may push the first of them out again.
  const gone = found.filter((each) => !loadRecord(replica, { collection: 'case', id: each.id }));
  return { archivedCases: gone.map(({ number }) => number), archiveUnasked };
}

async function gather(parts: Parts, { id, customerId, internal }: FileAsked): Promise<CustomerFile['records']> {
  const records: Record<string, CustomerFile['records'][string]> = {};
  let done = 0;
  for (const record of recordsOfCustomer(parts.account.store.replica, customerId, (each) => isInFile(each, internal))) {
    const told = inFile(record, internal);
    const among = records[record.collection] ?? [];
    records[record.collection] = among;
    if (told) among.push(told);
    if (++done % slice > 0) continue;
    parts.progress({ id, done, total: 0 });
    await new Promise<void>((resolve) => parts.clock.after(0, resolve));
    refuseCancelled(parts);
  }
  return records;
}

/** What was removed is not missed. */
function filesElsewhere({ account }: Parts, records: CustomerFile['records'][string]): string[] {
  return records.filter(({ id }) => account.attachments.find(id as AttachmentId)?.here === false).map(({ id }) => id);
}

/** Only a lead's device holds them. */
function numbersOf({ account }: Parts, customerId: string): Readonly<Record<string, string>> {
  const { replica } = account.store;
  const numbers = idsOfCustomer(replica, customerId).flatMap((id) => {
    const secret = loadRecord(replica, { collection: 'customerSecret', id });
    const { number } = (secret?.fields ?? { number: '' }) as Pick<FieldsOf<'customerSecret'>, 'number'>;
    return number === '' ? [] : [[id, number] as const];
  });
  return Object.fromEntries(numbers);
}

function refuseCancelled({ isCancelled }: Parts): void {
  if (isCancelled()) throw new AppError('cancelled', 'The file was not wanted any more.');
}
