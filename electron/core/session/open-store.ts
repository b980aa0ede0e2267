import { close } from '#db/connection/connection.ts';
import type { OutboxWriter, ReplicaReader, ReplicaWriter } from '#db/connection/handle.ts';
import type { StoredAccount } from '#db/profile/accounts.ts';
import { loadRecord } from '#db/replica/records.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { AccountStore } from '../sync/account-store.ts';
import { openAccountReplica, type ProfileFiles, refillReplica } from './account-files.ts';

interface Parts {
  readonly files: ProfileFiles;
  readonly account: StoredAccount;
  /** The replica turned out to be damaged: a new one is begun. */
  readonly startOver?: boolean;
}

/** The two files of an account. A page that only the first look at the rows finds unreadable is met here too. */
export function openStore({ files, account, startOver = false }: Parts, outbox: OutboxWriter): AccountStore {
  const aligned = (replica: ReplicaWriter): AccountStore => {
    try {
      const store = new AccountStore(outbox, replica, (reader) => actorOf(reader, account));
      store.realign();
      return store;
    } catch (error) {
      close(replica);
      throw error;
    }
  };
  try {
    if (!startOver) return aligned(openAccountReplica(files, account.agentId, outbox));
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'damaged') throw error;
  }
  return aligned(refillReplica(files, account.agentId, outbox));
}

/** As the replica knows them by now. */
export function agentRecord(replica: ReplicaReader, agentId: string): StoredRecord<'agent'> | undefined {
  return loadRecord(replica, { collection: 'agent', id: agentId }) as StoredRecord<'agent'> | undefined;
}

function actorOf(replica: ReplicaReader, account: StoredAccount): Actor {
  const fields = agentRecord(replica, account.agentId)?.fields;
  return {
    id: account.agentId,
    role: fields?.role ?? account.role,
    teamIds: fields?.teamIds ?? account.teamIds,
    knowledgeRole: fields?.knowledgeRole ?? 'none',
  };
}
