import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isProfileInUse, lockProfile } from '#core/adapters/profile-lock.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const failOnLoss = () => {
  throw new Error('lost the lock');
};

const holder = `
  const { lockProfile } = await import(${JSON.stringify(join(import.meta.dirname, '../../../electron/core/adapters/profile-lock.ts'))});
  try {
    await lockProfile(process.argv[1], () => {});
    console.log('held');
    setInterval(() => {}, 1000);
  } catch (error) {
    console.log(error.kind);
  }
`;

/** Another process that takes the folder; resolves with it and what it said. */
async function lockElsewhere(folder: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', holder, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: import.meta.dirname,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}

test('a folder is held once, by one of two processes', async () => {
  const folder = join(temporaryFolder(), 'made/by/the/lock');
  const lock = await lockProfile(folder, failOnLoss);
  expect(await isProfileInUse(folder)).toBe(true);
  expect((await lockElsewhere(folder)).said).toBe('in-use');
  await lock.release();
  expect(await isProfileInUse(folder)).toBe(false);
  expect((await lockElsewhere(folder)).said).toBe('held');
});

test('whoever comes second is told who was first', async () => {
  const folder = temporaryFolder();
  const { child } = await lockElsewhere(folder);
  await expect(lockProfile(folder, failOnLoss)).rejects.toMatchObject({
    kind: 'in-use',
    message: `Another Holdfast (process ${child.pid}) has the profile folder ${folder} open.`,
  });
});

test('a killed process does not keep the folder', async () => {
  const folder = temporaryFolder();
  const { child } = await lockElsewhere(folder);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await isProfileInUse(folder)).toBe(false);
  const lock = await lockProfile(folder, failOnLoss);
  expect((await lockElsewhere(folder)).said).toBe('in-use');
  await lock.release();
});

test('a process that died before it could say who it was does not keep the folder', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'lock'));
  const lock = await lockProfile(folder, failOnLoss);
  expect(await isProfileInUse(folder)).toBe(true);
  await lock.release();
});
