import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');

// The builder's own loader and schema. It is a dependency of electron-builder, so it is asked for from there.
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config') as {
  getConfig(projectDir: string, configPath: string | null, options: null): Promise<Configuration>;
  validateConfiguration(config: Configuration, debugLogger: object): Promise<void>;
};
const { DebugLogger } = fromBuilder('builder-util') as { DebugLogger: new (enabled: boolean) => object };

const load = () => getConfig(repository, 'electron-builder.yml', null);

test('electron-builder accepts its configuration', async () => {
  await expect(validateConfiguration(await load(), new DebugLogger(false))).resolves.toBeUndefined();
});

test('an unknown key would be noticed', async () => {
  const config = { ...(await load()), electronFuse: {} };
  await expect(validateConfiguration(config, new DebugLogger(false))).rejects.toThrow('electronFuse');
});

test('the package opens holdfast: links and runs only its own archive', async () => {
  const config = await load();
  expect(config.protocols).toEqual([{ name: 'Holdfast', schemes: ['holdfast'] }]);
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
  });
});

test('native modules lie outside the archive, and no other platform in it', async () => {
  const config = await load();
  expect(config.asarUnpack).toContain('**/*.node');
  expect(config.npmRebuild).toBe(false);
  expect(JSON.stringify(config.linux?.files)).toMatch(/darwin,win32/);
  expect(JSON.stringify(config.win?.files)).toMatch(/darwin,linux/);
  expect(JSON.stringify(config.mac?.files)).toMatch(/linux,win32/);
  expect(JSON.stringify(config)).not.toMatch(/\$\{platform/);
});
