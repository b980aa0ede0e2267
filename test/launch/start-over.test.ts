import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockProfile } from '#core/adapters/profile-lock.ts';
import { startOver } from '#launch/start-over.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

function usedHome() {
  const home = temporaryFolder();
  mkdirSync(join(home, 'server'));
  for (const profile of ['default', 'lead']) {
    mkdirSync(join(home, 'profiles', profile), { recursive: true });
    writeFileSync(join(home, 'profiles', profile, 'profile.db'), 'x');
  }
  writeFileSync(join(home, 'server-port'), '4870\n');
  const printed: string[] = [];
  return { home, printed, print: (line: string) => void printed.push(line) };
}

test('everything of the sample goes, and it is said what; the port stays', async () => {
  const used = usedHome();
  await startOver(used);
  expect(readdirSync(used.home)).toEqual(['server-port']);
  expect(used.printed).toEqual([`Deleted the sample server's data and the profiles default, lead in ${used.home}.`]);
});

test('a person who is asked can say no', async () => {
  const used = usedHome();
  const questions: string[] = [];
  const confirm = async (question: string) => {
    questions.push(question);
    return false;
  };
  await expect(startOver({ ...used, confirm })).rejects.toThrow('Nothing was deleted.');
  expect(questions.join()).toContain('default, lead');
  expect(existsSync(join(used.home, 'profiles/lead/profile.db'))).toBe(true);
  await startOver({ ...used, confirm: async () => true });
  expect(existsSync(join(used.home, 'profiles'))).toBe(false);
});

test('nothing goes while a profile is open', async () => {
  const used = usedHome();
  const lock = await lockProfile(join(used.home, 'profiles/lead'), () => {});
  await expect(startOver(used)).rejects.toThrow('Nothing was deleted: the profile "lead" is open.');
  await lock.release();
  expect(existsSync(join(used.home, 'profiles/default/profile.db'))).toBe(true);
});

test('nothing goes while the server runs', async () => {
  const used = usedHome();
  const discovery = { url: 'http://127.0.0.1:1', pid: process.pid };
  writeFileSync(join(used.home, 'server/server.json'), JSON.stringify(discovery));
  await expect(startOver(used)).rejects.toThrow(`is running (process ${process.pid})`);
  expect(existsSync(join(used.home, 'profiles/default/profile.db'))).toBe(true);
});

test('where nothing is, nothing is asked or said', async () => {
  const printed: string[] = [];
  await startOver({
    home: temporaryFolder(),
    print: (line) => void printed.push(line),
    confirm: () => Promise.reject(new Error('not to be asked')),
  });
  expect(printed).toEqual([]);
});
