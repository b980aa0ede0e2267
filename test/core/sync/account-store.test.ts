// The promise: rows that could not follow the outbox follow it at the next try.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyChanges } from '#core/overlay/apply-changes.ts';
import { AccountStore } from '#core/sync/account-store.ts';
import { script, transaction } from '#db/connection/connection.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { appendCommand, commandByUid } from '#db/outbox/commands.ts';
import { nextToSend, recordResults } from '#db/outbox/sending.ts';
import { loadRecord } from '#db/replica/records.ts';
import { update } from '#domain/model/change.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { testKey } from '../../db/keys.ts';
import { save } from '../../db/replica/replica-harness.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const caseId = ids.case(1);
const onCase = { collection: 'case', id: caseId } as const;
const key = `case/${caseId}`;

/** A device on which a command of its own lies over the subject of a case, and that has heard that it is refused. */
function deviceWithRefused(): AccountStore {
  const folder = temporaryFolder();
  const outbox = openOutbox(join(folder, 'outbox.db'), testKey());
  const replica = openReplica(join(folder, 'replica.db'), testKey());
  const actor = { id: ids.agent(1), role: 'agent', teamIds: [ids.team(1)] } as const;
  const store = new AccountStore(outbox, replica, () => actor);
  save(replica, buildCase(1, { subject: 'theirs' }));
  const envelope = { ...buildEnvelope(1), name: 'case.edit', args: { caseId, set: { subject: 'mine' } } };
  appendCommand(outbox, { envelope, reads: [key], writes: [key] });
  store.realign();
  transaction(replica, () => applyChanges(replica, [update('case', caseId, { subject: 'mine' })]));
  nextToSend(outbox, 1);
  const refusal = { kind: 'forbidden', message: 'no' } as const;
  const result = { uid: ids.command(1), mid: 1, status: 'refused', vers: {}, refusal } as const;
  recordResults(outbox, { epoch: 1, at: noon, results: [result] });
  expect(commandByUid(outbox, ids.command(1))?.state).toBe('refused');
  return store;
}

test.each(['follow', 'realign'] as const)(
  'what a full disk kept from being taken back is taken back by the next %s',
  (how) => {
    const store = deviceWithRefused();
    script(store.replica, `create temp trigger full before update on "case" begin select raise(abort, 'full'); end`);
    expect(() => store[how]()).toThrow();
    expect(loadRecord(store.replica, onCase)?.fields.subject).toBe('mine');

    script(store.replica, 'drop trigger full');
    store.follow();
    expect(loadRecord(store.replica, onCase)?.fields.subject).toBe('theirs');
  },
);
