// `npm start` as a whole: the real launcher, server, sample workspace and loopback host, each a process of its own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isRunning } from '#core/adapters/profile-lock.ts';
import { killAll, lineOf, type Running, startProgram } from '../harness/processes.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openAsBrowser } from '../loopback/browser-client.ts';

afterEach(killAll);

const start = (home: string, ...flags: string[]): Running =>
  startProgram('electron/launch/start.ts', ['--browser', '--no-open', ...flags], { HOLDFAST_HOME: home });

const readyLine = 'HOLDFAST_READY ';

interface Ready {
  readonly url: string;
  readonly pid: number;
}

const ready = (program: Running): Promise<Ready> =>
  lineOf(program, (line) =>
    line.startsWith(readyLine) ? (JSON.parse(line.slice(readyLine.length)) as Ready) : undefined,
  );

async function ended(program: Running): Promise<number | null> {
  await expect.poll(() => program.process.exitCode, { timeout: 30_000 }).not.toBeNull();
  return program.process.exitCode;
}

const isGone = (pid: number) => expect.poll(() => isRunning(pid), { timeout: 30_000 }).toBe(false);

test('two people of the sample sit down, one after the other, and everything ends with them', {
  timeout: 120_000,
}, async () => {
  const home = temporaryFolder();
  const agent = start(home);
  const agentHost = await ready(agent);
  const agentPage = await openAsBrowser(agentHost.url);
  await expect
    .poll(async () => (await agentPage.call('session.get', {})).agent?.login, { timeout: 30_000 })
    .toBe('lin');
  const server = JSON.parse(readFileSync(join(home, 'server/server.json'), 'utf8')) as Ready;
  expect(agent.output()).toContain(
    `The sample server runs at ${server.url} and keeps its data in ${join(home, 'server')}.`,
  );
  expect(agent.output()).toContain(`keeps the data of the profile "default" in ${join(home, 'profiles/default')}.`);

  const lead = start(home, '--profile', 'lead');
  const leadAddress = (await ready(lead)).url;
  expect(lead.output()).toContain(`Joining the sample server that is already running at ${server.url}.`);
  const leadPage = await openAsBrowser(leadAddress);
  expect((await leadPage.call('session.get', {})).agent).toMatchObject({ login: 'zhou', role: 'lead' });

  const again = start(home);
  expect(await ended(again)).toBe(1);
  expect(again.output().trim()).toBe(
    'The profile "default" is open already. Sit down as somebody else with: npm start -- --profile NAME',
  );
  const fresh = start(home, '--fresh');
  expect(await ended(fresh)).toBe(1);
  expect(fresh.output()).toContain('Nothing was deleted');

  // The owner of the server leaves; the other finds itself offline and goes on.
  expect(await agent.stop()).toBe(0);
  await Promise.all([isGone(agentHost.pid), isGone(server.pid)]);
  await expect.poll(() => lead.output(), { timeout: 30_000 }).toContain('goes on offline');
  expect((await leadPage.call('session.get', {})).phase).toBe('ready');

  const pageClosed = new Promise<void>((resolve) => leadPage.onClose(resolve));
  await lead.kill9();
  await pageClosed;
});

test('a start that fails leaves nothing running and says why', { timeout: 60_000 }, async () => {
  const home = temporaryFolder();
  writeFileSync(join(home, 'server'), 'a file where the folder should be');
  const program = start(home);
  expect(await ended(program)).toBe(1);
  expect(program.output()).toContain('EEXIST');

  const wrong = start(home, '--profile', '../elsewhere');
  expect(await ended(wrong)).toBe(1);
  expect(wrong.output()).toContain('--profile takes letters');
});
