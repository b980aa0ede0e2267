import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { desktopBundle, isFresh, rendererBundle } from '#launch/bundle.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

const bundle = { name: 'the page', configs: [], sources: ['renderer', 'lock.json'], result: 'dist/index.html' };

/** A tree whose sources are older than its bundle. */
function builtTree(): { folder: string; touch: (path: string, seconds: number) => void } {
  const folder = temporaryFolder();
  const touch = (path: string, seconds: number) => utimesSync(join(folder, path), seconds, seconds);
  mkdirSync(join(folder, 'renderer/cases'), { recursive: true });
  mkdirSync(join(folder, 'dist'));
  for (const path of ['renderer/main.tsx', 'renderer/cases/list.tsx', 'lock.json', 'dist/index.html']) {
    writeFileSync(join(folder, path), '');
  }
  for (const path of ['renderer/main.tsx', 'renderer/cases/list.tsx', 'renderer/cases', 'renderer', 'lock.json']) {
    touch(path, 1000);
  }
  touch('dist/index.html', 2000);
  return { folder, touch };
}

test('a bundle newer than all it is made of is not built again', () => {
  expect(isFresh(bundle, builtTree().folder)).toBe(true);
});

test.each(['renderer/main.tsx', 'renderer/cases/list.tsx', 'lock.json'])('a change of %s is noticed', (path) => {
  const { folder, touch } = builtTree();
  touch(path, 3000);
  expect(isFresh(bundle, folder)).toBe(false);
});

test('a deleted file is noticed', () => {
  const { folder } = builtTree();
  rmSync(join(folder, 'renderer/cases/list.tsx'));
  expect(isFresh(bundle, folder)).toBe(false);
});

test('a bundle that is not there is not fresh', () => {
  const { folder } = builtTree();
  rmSync(join(folder, 'dist/index.html'));
  expect(isFresh(bundle, folder)).toBe(false);
});

test('the configurations named for building exist', () => {
  const repository = join(import.meta.dirname, '../..');
  for (const config of [...rendererBundle.configs, ...desktopBundle.configs]) {
    expect(readFileSync(join(repository, config), 'utf8')).toContain('defineConfig');
  }
});
