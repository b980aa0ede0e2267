// `npm run build`: bundles renderer, preload and main, then packs them where Electron's distribution is at hand.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const repository = join(import.meta.dirname, '../..');

rmSync(join(repository, 'dist/electron'), { recursive: true, force: true });
for (const config of ['renderer/vite.config.ts', 'electron/vite.preload.config.ts', 'electron/vite.main.config.ts']) {
  await build({ configFile: join(repository, config) });
}

// Read as files: requiring the package would start a download.
const electron = join(repository, 'node_modules/electron');
const pathFile = join(electron, 'path.txt');
const hasElectron = existsSync(pathFile) && existsSync(join(electron, 'dist', readFileSync(pathFile, 'utf8').trim()));

if (hasElectron) {
  const builder = join(repository, 'node_modules/electron-builder/cli.js');
  const { status } = spawnSync(process.execPath, [builder, '--dir'], { cwd: repository, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.log(
    '\nBundles are in dist/. Not packed: Electron is not installed (node_modules/.bin/install-electron fetches it).',
  );
}
