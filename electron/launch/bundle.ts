import { globSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { startNode } from './child.ts';
import { LaunchError } from './options.ts';

export interface Bundle {
  readonly name: string;
  /** Vite configurations to build, in order. */
  readonly configs: readonly string[];
  /** What it is made of: files and folders. */
  readonly sources: readonly string[];
  /** Written last; as new as the bundle. */
  readonly result: string;
}

export const rendererBundle: Bundle = {
  name: 'the page',
  configs: ['renderer/vite.config.ts'],
  sources: ['renderer', 'domain', 'assets', 'package-lock.json'],
  result: 'dist/renderer/index.html',
};

export const desktopBundle: Bundle = {
  name: 'the desktop program',
  configs: ['electron/vite.preload.config.ts', 'electron/vite.main.config.ts'],
  sources: ['electron', 'db', 'domain', 'assets', 'package-lock.json'],
  result: 'dist/electron/main.mjs',
};

/** Builds what is older than its sources. Two launchers take turns; the second finds it done. */
export async function ensureBundle(bundle: Bundle, repository: string, print: (line: string) => void): Promise<void> {
  if (isFresh(bundle, repository)) return;
  const folder = join(repository, 'dist');
  mkdirSync(folder, { recursive: true });
  const release = await lock(folder, { retries: { retries: 240, factor: 1, minTimeout: 500 } });
  try {
    if (isFresh(bundle, repository)) return;
    const start = performance.now();
    print(`Building ${bundle.name} (only after a change)…`);
    for (const config of bundle.configs) await build(config, repository);
    print(`Built ${bundle.name} in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  } finally {
    await release();
  }
}

/** Whether nothing it is made of changed after it was built. Folders count, so that a deleted file is noticed. */
export function isFresh({ sources, result }: Bundle, repository: string): boolean {
  const built = modified(join(repository, result));
  if (built === undefined) return false;
  return sources.every((source) => {
    const path = join(repository, source);
    const paths = [path, ...globSync('**', { cwd: path }).map((name) => join(path, name))];
    return paths.every((each) => (modified(each) ?? 0) <= built);
  });
}

async function build(config: string, repository: string): Promise<void> {
  const said: string[] = [];
  const vite = join(repository, 'node_modules/vite/bin/vite.js');
  const child = startNode(vite, ['build', '--config', join(repository, config), '--logLevel', 'warn'], {
    cwd: repository,
    // Vite takes over the caller's, and React's development build must not get into a bundle.
    env: { NODE_ENV: 'production' },
    onLine: (line) => said.push(line),
  });
  if ((await child.ended) !== 0) throw new LaunchError(`Building with ${config} failed:\n${said.join('\n')}`);
}

function modified(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
