// The plain-Node host as a program of its own, over the real core; no server is near.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { killAll, lineOf, type Running, startProgram } from '../harness/processes.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openAsBrowser } from './browser-client.ts';
import { closeCode, openSocket, signInAsBrowser } from './loopback-harness.ts';

afterEach(killAll);

// The page itself is of no interest here, so it need not be built.
const flags = ['--no-open', '--development-server', 'http://127.0.0.1:1', '--server', 'http://127.0.0.1:1'];

const start = (folder: string, env: Record<string, string> = {}): Running =>
  startProgram('electron/loopback/main.ts', ['--folder', folder, ...flags], env);

const address = (program: Running): Promise<string> =>
  lineOf(program, (line) => /^HOLDFAST_READY (.*)$/.exec(line)?.[1]).then(
    (text) => (JSON.parse(text) as { url: string }).url,
  );

async function ended(program: Running): Promise<number | null> {
  await expect.poll(() => program.process.exitCode, { timeout: 30_000 }).not.toBeNull();
  return program.process.exitCode;
}

test('settings made in one run are there in the next, after a clean stop and after a power cut', async () => {
  const folder = temporaryFolder();
  const first = start(folder);
  const page = await openAsBrowser(await address(first));
  expect(await page.call('session.get', {})).toMatchObject({ phase: 'signed-out', host: 'loopback' });
  await page.call('settings.set', { theme: 'dark' });
  expect(await first.stop()).toBe(0);

  const second = start(folder);
  const pageAgain = await openAsBrowser(await address(second));
  expect(await pageAgain.call('settings.get', {})).toMatchObject({ theme: 'dark' });
  await pageAgain.call('settings.set', { density: 'compact' });
  await second.kill9();

  const third = start(folder);
  const lastPage = await openAsBrowser(await address(third));
  expect(await lastPage.call('settings.get', {})).toMatchObject({ theme: 'dark', density: 'compact' });
});

test('a second start on one folder is refused in one sentence, and the first goes on', async () => {
  const folder = temporaryFolder();
  const first = start(folder);
  const page = await openAsBrowser(await address(first));
  const second = start(folder);
  expect(await ended(second)).toBe(1);
  expect(second.output().trim()).toBe(
    `Another Holdfast (process ${first.process.pid}) has the profile folder ${folder} open.`,
  );
  expect(await page.call('session.get', {})).toMatchObject({ phase: 'signed-out' });
});

test('what the key protects is said once, and without the key nothing is overwritten', async () => {
  const folder = temporaryFolder();
  const first = start(folder);
  await address(first);
  expect(first.output()).toContain(`The database key is in ${join(folder, 'key')}`);
  await first.stop();
  const before = readFileSync(join(folder, 'profile.db'));

  const second = start(folder);
  await address(second);
  expect(second.output()).not.toContain('database key');
  await second.stop();

  rmSync(join(folder, 'key'));
  const third = start(folder);
  expect(await ended(third)).toBe(1);
  expect(third.output().trim().split('\n')).toHaveLength(1);
  expect(third.output()).toContain('Put it back');
  expect(readFileSync(join(folder, 'profile.db')).equals(before)).toBe(true);
});

test('garbage from a page ends that page, not the program', async () => {
  const program = start(temporaryFolder());
  const url = await address(program);
  const page = await openAsBrowser(url);
  const { port, origin } = new URL(url);
  const host = { port: Number(port), address: url };
  for (const garbage of ['nonsense', Buffer.alloc(100), `${'['.repeat(50_000)}`]) {
    const socket: WebSocket = await openSocket(host, { origin, cookie: await signInAsBrowser(host) });
    const closed = closeCode(socket);
    socket.send(garbage);
    expect(await closed).toBe(4400);
  }
  expect(await page.call('session.get', {})).toMatchObject({ phase: 'signed-out' });
});

test('a defect is logged and told without its particulars, and ends the program', async () => {
  const folder = temporaryFolder();
  const defect = join(folder, 'defect.mjs');
  writeFileSync(defect, 'setTimeout(() => { throw new Error("cannot read 张伟"); }, 1000);');
  const program = start(folder, { NODE_OPTIONS: `--import=${pathToFileURL(defect)}` });
  expect(await ended(program)).toBe(1);
  expect(program.output()).toContain('Holdfast stopped because of a defect in it.');
  expect(program.output()).not.toContain('张伟');
  const log = readFileSync(join(folder, 'holdfast.log'), 'utf8');
  expect(log).toContain('uncaught exception');
  expect(log).toContain('defect.mjs:1');
  expect(log).not.toContain('张伟');
  // It can be started again at once.
  await address(start(folder));
});

test.skipIf(process.platform === 'win32')('nobody else on the computer can read the profile', async () => {
  const folder = join(temporaryFolder(), 'profile');
  await address(start(folder));
  const mode = (...path: string[]) => statSync(join(folder, ...path)).mode & 0o777;
  expect(mode()).toBe(0o700);
  expect([mode('key'), mode('holdfast.log')]).toEqual([0o600, 0o600]);
});

test('flags that do not fit are explained', async () => {
  const folder = join(temporaryFolder(), 'profile');
  const program = startProgram('electron/loopback/main.ts', ['--folder', folder, '--port', 'x']);
  expect(await ended(program)).toBe(1);
  expect(program.output()).toContain('--port takes a number');
  expect(program.output()).toContain('Usage:');
});
