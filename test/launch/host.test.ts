// Starting the desktop host, with small programs in Electron's place.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type HostOptions, startElectronHost } from '#launch/host.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

/** A program file that runs this script. */
function programThat(script: string): { program: string; options: HostOptions; printed: string[]; folder: string } {
  const folder = temporaryFolder();
  const program = join(folder, 'electron');
  writeFileSync(program, `#!${process.execPath}\n${script}\n`);
  chmodSync(program, 0o755);
  const printed: string[] = [];
  const options: HostOptions = {
    repository: folder,
    home: folder,
    profile: 'lead',
    profileFolder: join(folder, 'profiles/lead'),
    serverUrl: 'http://127.0.0.1:1',
    signIn: 'zhou:geheim',
    openBrowser: true,
    developmentServer: undefined,
    print: (line) => void printed.push(line),
    printReadyLine: false,
  };
  return { program, options, printed, folder };
}

function run({ program, options }: ReturnType<typeof programThat>) {
  const host = startElectronHost(program, options);
  onTestFinished(() => host.stop());
  return host;
}

const ready = `console.log('HOLDFAST_READY {"pid":1}');`;

test('a window that opens has come up, and is closed on request', async () => {
  const started = programThat(`${ready} setInterval(() => {}, 1000);`);
  const host = run(started);
  expect(await host.cameUp).toBe(true);
  expect(host.isRunning()).toBe(true);
  await host.stop();
  expect(host.isRunning()).toBe(false);
});

test.each([
  ['that lacks a library', `console.error('error while loading shared libraries: libnss3.so'); process.exit(127);`],
  ['that is killed', `process.kill(process.pid, 'SIGKILL');`],
])('an Electron %s has not come up', async (_what, script) => {
  const host = run(programThat(script));
  expect(await host.cameUp).toBe(false);
});

test('a file that is no program has not come up', async () => {
  const started = programThat('');
  writeFileSync(started.program, 'not a program');
  chmodSync(started.program, 0o644);
  expect(await run(started).cameUp).toBe(false);
});

test('a second start that hands over to the first window has come up', async () => {
  const started = programThat(`console.log('Holdfast is open already; its window comes to the front.');`);
  const host = run(started);
  expect(await host.cameUp).toBe(true);
  expect(await host.ended).toBe(0);
  expect(started.printed).toEqual(['Holdfast is open already; its window comes to the front.']);
});

test('what Electron prints for itself is not passed on', async () => {
  const started = programThat(`console.error('[123:ERROR:gpu] GPU process exited'); ${ready}`);
  await run(started).ended;
  expect(started.printed).toEqual([]);
});

test('the password travels in the environment, not on the command line', async () => {
  const started = programThat(
    `require('node:fs').writeFileSync('seen.json', JSON.stringify([process.argv, process.env.HOLDFAST_SIGN_IN, process.env.HOLDFAST_LAUNCHER]));`,
  );
  await run(started).ended;
  const [argv, signIn, launcher] = JSON.parse(readFileSync(join(started.folder, 'seen.json'), 'utf8')) as [
    string[],
    string,
    string,
  ];
  expect(argv.slice(2)).toEqual([
    started.folder,
    '--profile=lead',
    `--folder=${join(started.folder, 'profiles/lead')}`,
    '--server=http://127.0.0.1:1',
  ]);
  expect([signIn, launcher]).toEqual(['zhou:geheim', String(process.pid)]);
});
