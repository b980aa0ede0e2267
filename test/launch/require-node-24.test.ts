import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const guard = join(import.meta.dirname, '../../electron/launch/require-node-24.cjs');

const run = (node: string, ...before: string[]) =>
  spawnSync(node, [...before, '--require', guard, '--eval', 'console.log("started")'], { encoding: 'utf8' });

/** A module that, required before the guard, makes this Node call itself another version. */
function pretend(version: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'holdfast-guard-')), 'pretend.cjs');
  writeFileSync(file, `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`);
  return file;
}

/** Nodes installed on this machine that are too old, if any. */
const olderNodes = ['/usr/bin/node', '/usr/local/bin/node'].filter((node) => {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 24) < 24;
});

function expectRefusal({ status, stdout, stderr }: ReturnType<typeof run>, version: string): void {
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toContain(`this is Node ${version}`);
  expect(stderr).toContain('run "npm ci"');
}

test.each(['8.17.0', '20.20.2', '23.11.1'])('Node %s is refused in one sentence that says what to do', (version) => {
  expectRefusal(run(process.execPath, '--require', pretend(version)), version);
});

test.each(['24.0.0', '26.1.0'])('Node %s is let through', (version) => {
  expect(run(process.execPath, '--require', pretend(version)).stdout).toBe('started\n');
});

test.skipIf(olderNodes.length === 0)('a real older Node is refused, not left to crash', () => {
  for (const node of olderNodes) {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1);
    expectRefusal(run(node), version);
  }
});
