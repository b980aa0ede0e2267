import { join } from 'node:path';
import { expect, test } from 'vitest';
import { close } from '#db/connection/connection.ts';
import { openProfile } from '#db/open.ts';
import { findAccount, listAccounts, type StoredAccount, saveAccount } from '#db/profile/accounts.ts';
import { getPreference, removePreference, setPreference } from '#db/profile/preferences.ts';
import { ids } from '../../builders/ids.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

const profile = () => openProfile(join(temporaryFolder(), 'profile.db'), testKey());

function account(n: number, parts: Partial<StoredAccount> = {}): StoredAccount {
  return {
    agentId: ids.agent(n),
    login: `agent${n}`,
    name: `Agent ${n}`,
    role: 'agent',
    teamIds: [ids.team(1), ids.team(2)],
    serverUrl: 'http://127.0.0.1:1',
    workspaceId: ids.workspace(1),
    workspaceName: '星辰',
    passwordVerifier: 'hash',
    lastUsedAt: n,
    ...parts,
  };
}

test('accounts are listed from the last used, and saved again in place', () => {
  const path = join(temporaryFolder(), 'profile.db');
  const db = openProfile(path, testKey());
  saveAccount(db, account(1));
  saveAccount(db, account(2));
  const changed = account(1, { name: '李雷', role: 'lead', teamIds: [], lastUsedAt: 9 });
  saveAccount(db, changed);
  close(db);
  expect(listAccounts(openProfile(path, testKey()))).toEqual([changed, account(2)]);
});

test('an account is found by its login on a server, or anywhere', () => {
  const db = profile();
  saveAccount(db, account(1, { login: 'Li.Lei' }));
  saveAccount(db, account(2, { login: 'li.lei', serverUrl: 'http://127.0.0.1:2' }));
  expect(findAccount(db, 'http://127.0.0.1:1', 'LI.LEI')?.agentId).toBe(ids.agent(1));
  expect(findAccount(db, 'http://127.0.0.1:2', 'li.lei')?.agentId).toBe(ids.agent(2));
  expect(findAccount(db, null, 'li.lei')?.agentId).toBe(ids.agent(2));
  expect(findAccount(db, 'http://127.0.0.1:3', 'li.lei')).toBeUndefined();
  expect(findAccount(db, null, 'nobody')).toBeUndefined();
});

test('a login that was given to somebody else is theirs, and the first one’s account stays', () => {
  const db = profile();
  saveAccount(db, account(1, { login: 'desk' }));
  saveAccount(db, account(2, { login: 'desk' }));
  expect(findAccount(db, account(1).serverUrl, 'desk')?.agentId).toBe(ids.agent(2));
  expect(listAccounts(db)).toHaveLength(2);
});

test('preferences are kept by key', () => {
  const db = profile();
  expect(getPreference(db, 'locale')).toBeUndefined();
  setPreference(db, 'locale', 'en');
  setPreference(db, 'locale', 'zh-CN');
  setPreference(db, 'theme', 'dark');
  expect(getPreference(db, 'locale')).toBe('zh-CN');
  removePreference(db, 'locale');
  expect([getPreference(db, 'locale'), getPreference(db, 'theme')]).toEqual([undefined, 'dark']);
});
