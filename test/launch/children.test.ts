// Real processes: what the launcher starts never outlives it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRunning } from '#core/adapters/profile-lock.ts';
import { startNode } from '#launch/child.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

/** A program that writes its process id and how it was stopped into files. */
function program(folder: string, onSigterm: string): string {
  const file = join(folder, 'program.mjs');
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs';
     writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid));
     ${onSigterm}
     setInterval(() => {}, 1000);
     console.log('up');`,
  );
  return file;
}

const stopsCleanly = (folder: string) =>
  `process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(join(folder, 'stopped'))}, 'cleanly'); process.exit(0); });`;

const contentOf = (...path: string[]): string => {
  try {
    return readFileSync(join(...path), 'utf8');
  } catch {
    return '';
  }
};

test('a program is asked to stop and does so cleanly', async () => {
  const folder = temporaryFolder();
  const lines: string[] = [];
  const child = startNode(program(folder, stopsCleanly(folder)), [], {
    cwd: folder,
    onLine: (line) => lines.push(line),
  });
  await expect.poll(() => lines).toEqual(['up']);
  expect(child.isRunning()).toBe(true);
  await child.stop();
  expect(await child.ended).toBe(0);
  expect(contentOf(folder, 'stopped')).toBe('cleanly');
  expect(child.isRunning()).toBe(false);
  await child.stop();
});

test('a program that does not know about stopping ends all the same', async () => {
  const folder = temporaryFolder();
  const lines: string[] = [];
  const child = startNode(program(folder, ''), [], { cwd: folder, onLine: (line) => lines.push(line) });
  await expect.poll(() => lines).toEqual(['up']);
  await child.stop();
  expect(child.isRunning()).toBe(false);
});

test('a program that cannot be started has ended', async () => {
  const folder = temporaryFolder();
  const lines: string[] = [];
  const child = startNode(join(folder, 'missing.mjs'), [], { cwd: folder, onLine: (line) => lines.push(line) });
  expect(await child.ended).not.toBe(0);
  expect(lines.join('\n')).toContain('missing.mjs');
});

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'when the launcher is ended with %s, its programs stop cleanly',
  async (signal) => {
    const folder = temporaryFolder();
    const launcher = join(folder, 'launcher.mjs');
    writeFileSync(
      launcher,
      `import { startNode } from ${JSON.stringify(join(import.meta.dirname, '../../electron/launch/child.ts'))};
     startNode(${JSON.stringify(program(folder, stopsCleanly(folder)))}, [], {
       cwd: ${JSON.stringify(folder)}, onLine: (line) => console.log(line) });`,
    );
    const parent = spawn(process.execPath, [launcher], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void parent.kill('SIGKILL'));
    await once(parent.stdout, 'data');
    const pid = Number(contentOf(folder, 'pid'));
    expect(isRunning(pid)).toBe(true);
    parent.kill(signal);
    await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false);
    expect(contentOf(folder, 'stopped')).toBe('cleanly');
  },
);
