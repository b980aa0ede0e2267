// The promise: a command that is said to have failed was not saved, for whoever is told so makes it once more.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CommandPathParts, runCommand } from '#core/commands/command-path.ts';
import { AccountStore } from '#core/sync/account-store.ts';
import { script } from '#db/connection/connection.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { waitingCommands } from '#db/outbox/commands.ts';
import { keepNotice, listNotices } from '#db/outbox/notices.ts';
import { loadRecord } from '#db/replica/records.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { testKey } from '../../db/keys.ts';
import { save } from '../../db/replica/replica-harness.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const caseId = ids.case(1);

function deviceWithNotice(): { readonly store: AccountStore; readonly parts: CommandPathParts } {
  const folder = temporaryFolder();
  const outbox = openOutbox(join(folder, 'outbox.db'), testKey());
  const replica = openReplica(join(folder, 'replica.db'), testKey());
  const actor = { id: ids.agent(1), role: 'agent', teamIds: [ids.team(1)] } as const;
  const store = new AccountStore(outbox, replica, () => actor);
  save(replica, buildCase(1));
  keepNotice(outbox, {
    ...{ collection: 'case', recordId: caseId, field: 'subject', caseId, commandUid: ids.command(9) },
    ...{ cause: 'changed', mine: 'mine', now: 'theirs' },
  });
  let made = 0;
  const parts: CommandPathParts = {
    ...{ outbox, replica, overlay: store.overlay, noticing: store.noticing, actor: () => actor },
    newId: () => uuidV7(noon + ++made, new Uint8Array(10).fill(made)),
    now: () => noon,
    deviceCode: () => 'A1B2',
    log: { info: () => {}, warn: () => {}, error: () => {} },
    changed: () => {},
    fellBehind: () => {},
  };
  return { store, parts };
}

test('a command whose notices cannot be settled is not saved, and not shown', () => {
  const { store, parts } = deviceWithNotice();
  const edit = () => runCommand(parts, 'case.edit', { caseId, set: { subject: 'once more' } });
  script(
    store.outbox,
    `create temp trigger full before delete on notice begin select raise(abort, 'the disk is full'); end`,
  );
  expect(edit).toThrow();
  expect(waitingCommands(store.outbox)).toEqual([]);
  expect(store.overlay.commands).toEqual([]);

  script(store.outbox, 'drop trigger full');
  edit();
  expect(waitingCommands(store.outbox)).toHaveLength(1);
  expect(listNotices(store.outbox, null)).toEqual([]);
  expect(loadRecord(store.replica, { collection: 'case', id: caseId })?.fields.subject).toBe('once more');
});
