import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { startCallHook } from '#core/adapters/call-hook.ts';
import { startProgram } from '../harness/processes.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function run(folder: string, ...args: string[]) {
  const { process, output } = startProgram('electron/loopback/reindex.ts', [...args, `--folder=${folder}`]);
  await once(process, 'close');
  return { code: process.exitCode, output: output() };
}

test('npm run reindex has the running program make its index anew and tells how far it is until it is done', async () => {
  const folder = temporaryFolder();
  const states = [1200, 300, 0];
  const searchIndex = vi.fn(() => ({ behind: states.shift() ?? 0, paused: false }));
  const hook = await startCallHook(folder, silent, { ring: () => undefined, searchIndex });
  const { code, output } = await run(folder);
  expect(searchIndex.mock.calls).toEqual([['start'], [], []]);
  expect(output).toMatch(/About 1200 records.*About 300 records.*Everything can be found/s);
  expect(code).toBe(0);
  const paused = vi.fn(() => ({ behind: 5, paused: true }));
  await hook.close();
  const other = await startCallHook(folder, silent, { ring: () => undefined, searchIndex: paused });
  expect((await run(folder, '--pause')).output).toMatch(/About 5 records.*rests/s);
  expect(paused).toHaveBeenCalledExactlyOnceWith('pause');
  await other.close();
});

test('npm run reindex says why it cannot', async () => {
  const folder = temporaryFolder();
  expect(await run(folder)).toMatchObject({ code: 1, output: expect.stringContaining('has not run on this profile') });
  const hook = await startCallHook(folder, silent, { ring: () => undefined, searchIndex: () => undefined });
  expect((await run(folder)).output).toContain('Nobody is signed in.');
  await hook.close();
  expect((await run(folder, '--status')).output).toContain('does not run on this profile');
  expect((await run(folder, '--pause', '--resume')).output).toContain('Usage');
});
