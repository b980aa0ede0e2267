// npm -> shell -> launcher, as `npm start` makes them.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../harness/temp-folder.ts';

const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Starts the three; each writes its process id. Resolves when the lowest is up. */
async function startChain(isNpm: boolean) {
  const folder = temporaryFolder();
  const file = (name: string): string => join(folder, name);
  const module = join(import.meta.dirname, '../../electron/launch/follow-npm.ts');
  writeFileSync(
    file('launcher.mjs'),
    `import { writeFileSync } from 'node:fs';
     import { followNpm } from ${JSON.stringify(module)};
     followNpm(() => { writeFileSync(${JSON.stringify(file('noticed'))}, 'gone'); process.exit(); });
     writeFileSync(${JSON.stringify(file('launcher.pid'))}, String(process.pid));
     setInterval(() => {}, 1000);`,
  );
  writeFileSync(
    file('npm.mjs'),
    `import { spawn } from 'node:child_process';
     import { writeFileSync } from 'node:fs';
     const shell = spawn('sh', ['-c', ${JSON.stringify(`"${process.execPath}" "${file('launcher.mjs')}"; true`)}]);
     writeFileSync(${JSON.stringify(file('shell.pid'))}, String(shell.pid));
     setInterval(() => {}, 1000);`,
  );
  const { npm_lifecycle_event: _, ...env } = process.env;
  const npm = spawn(process.execPath, [file('npm.mjs')], {
    stdio: 'ignore',
    env: isNpm ? { ...env, npm_lifecycle_event: 'start' } : env,
  });
  await expect.poll(() => contentOf(file('launcher.pid')), { timeout: 20_000 }).not.toBe('');
  const pid = (name: string): number => Number(contentOf(file(`${name}.pid`)));
  onTestFinished(() => {
    npm.kill('SIGKILL');
    for (const name of ['shell', 'launcher']) {
      try {
        process.kill(pid(name), 'SIGKILL');
      } catch {
        // Gone already.
      }
    }
  });
  return { npm, pid, noticed: () => contentOf(file('noticed')) };
}

test.skipIf(process.platform === 'win32')('a killed shell between npm and us is noticed', async () => {
  const { pid, noticed } = await startChain(true);
  process.kill(pid('shell'), 'SIGKILL');
  await expect.poll(noticed, { timeout: 20_000 }).toBe('gone');
});

test.runIf(process.platform === 'linux')('a killed npm is noticed through its shell', async () => {
  const { npm, noticed } = await startChain(true);
  npm.kill('SIGKILL');
  await expect.poll(noticed, { timeout: 20_000 }).toBe('gone');
});

test.skipIf(process.platform === 'win32')('started by hand, we do not care who is above us', async () => {
  const { pid, noticed } = await startChain(false);
  process.kill(pid('shell'), 'SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(noticed()).toBe('');
  expect(() => process.kill(pid('launcher'), 0)).not.toThrow();
});
