// The promise: a disk that takes nothing ends no program; whoever works is told that the account is not open.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Erasures } from '#core/orders/erasures.ts';
import type { Ports } from '#core/ports.ts';
import { Session } from '#core/session/session.ts';
import { usualTiming } from '#core/sync/timing.ts';
import { close } from '#db/connection/connection.ts';
import { openProfile } from '#db/open.ts';
import { saveAccount } from '#db/profile/accounts.ts';
import { setPreference } from '#db/profile/preferences.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { ids } from '../../builders/ids.ts';
import { noon } from '../../builders/times.ts';
import { testKey } from '../../db/keys.ts';
import { stageClock } from '../../harness/stage-clock.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

test('a damaged replica that cannot be begun anew leaves the account closed, and can be opened later', async () => {
  const folder = temporaryFolder();
  const key = testKey();
  const profile = openProfile(join(folder, 'profile.db'), key);
  saveAccount(profile, {
    ...{ agentId: ids.agent(1), login: 'anna', name: 'Anna', role: 'agent', teamIds: [ids.team(1)] },
    ...{ serverUrl: 'https://desk.example', workspaceId: ids.workspace(1), workspaceName: 'Desk' },
    ...{ passwordVerifier: '', lastUsedAt: noon },
  });
  setPreference(profile, 'open-account', ids.agent(1));
  const clock = stageClock();
  const offline = async () => Promise.reject(new Error('no network'));
  const ports: Ports = {
    clock,
    random: (bytes) => new Uint8Array(bytes).fill(7),
    vault: { key: async () => key },
    network: { fetch: offline, openSocket: () => ({ send: () => {}, close: () => {} }) },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
  let told = 0;
  const session = new Session({
    ...{ folder, key, profile, ports, timing: usualTiming, defaultServerUrl: '', host: 'loopback', version: '1' },
    newId: () => uuidV7(noon, new Uint8Array(10)),
    troubled: () => {},
    fileQuota: () => 0,
    telephone: () => ({ state: 'free', since: null, ringing: 0, ringsSince: null, onHold: 0 }),
    erasures: new Erasures({ folder, profile, ports, timing: usualTiming }),
    listener: {
      changed: () => {},
      indexed: () => {},
      factsChanged: () => {},
      tell: () => {},
      presenceChanged: () => {},
      remindOfFollowUps: () => {},
      remindOfAppointments: () => {},
      remindOfImprovements: () => {},
      isHeard: () => true,
      stateChanged: () => {},
      progress: () => {},
      remind: () => {},
    },
    sessionChanged: () => {
      told += 1;
    },
  });
  expect(session.resume()).toBe(true);

  // Where SQLite wants to put its journal stands something that is no file.
  const journal = join(folder, 'accounts', ids.agent(1), 'replica.db-journal');
  mkdirSync(join(journal, 'in-the-way'), { recursive: true });
  const before = told;
  const replaced = session.replaceReplica();
  await clock.settle(1000);
  await replaced;
  expect(session.open).toBeUndefined();
  expect(told).toBeGreaterThan(before);
  expect(session.view()).toMatchObject({ phase: 'signed-out', accounts: [{ failure: { kind: expect.any(String) } }] });

  rmSync(journal, { recursive: true });
  expect(session.resume()).toBe(true);
  const closed = session.close();
  await clock.settle(1000);
  await closed;
  close(profile);
});
