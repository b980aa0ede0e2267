// An account that is ordered away is noted before its files go, and what cannot go yet stops nobody.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Erasures } from '#core/orders/erasures.ts';
import type { Network } from '#core/ports.ts';
import { usualTiming } from '#core/sync/timing.ts';
import { script } from '#db/connection/connection.ts';
import { openProfile } from '#db/open.ts';
import { listAccounts, saveAccount } from '#db/profile/accounts.ts';
import { ids } from '../../builders/ids.ts';
import { noon } from '../../builders/times.ts';
import { testKey } from '../../db/keys.ts';
import { stageClock } from '../../harness/stage-clock.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

test('what cannot be removed stays noted, nobody is told that they are gone, and the program goes on', async () => {
  const folder = temporaryFolder();
  const profile = openProfile(join(folder, 'profile.db'), testKey());
  saveAccount(profile, {
    ...{ agentId: ids.agent(1), login: 'anna', name: 'Anna', role: 'agent', teamIds: [] },
    ...{ serverUrl: 'https://desk.example', workspaceId: ids.workspace(1), workspaceName: 'Desk' },
    ...{ passwordVerifier: '', lastUsedAt: noon },
  });
  const asked: string[] = [];
  const network: Network = {
    fetch: async (url) => {
      asked.push(url);
      return new Response('{}');
    },
    openSocket: () => ({ send: () => {}, close: () => {} }),
  };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const erasures = new Erasures({ folder, profile, ports: { network, clock: stageClock(), log }, timing: usualTiming });
  erasures.note({ agentId: ids.agent(1), orderId: 'order', serverUrl: 'https://desk.example', token: 'token' });

  script(profile, `create temp trigger full before delete on account begin select raise(abort, 'full'); end`);
  erasures.removeFiles();
  await erasures.tell();
  expect(asked).toEqual([]);
  expect(listAccounts(profile)).toHaveLength(1);

  script(profile, 'drop trigger full');
  erasures.removeFiles();
  await erasures.tell();
  expect(asked).toEqual(['https://desk.example/v1/orders/done']);
  expect(listAccounts(profile)).toEqual([]);
});
