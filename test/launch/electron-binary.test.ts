import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseElectron, type Machine } from '#launch/electron-binary.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

const desk: Machine = { platform: 'linux', uid: 1000, env: { DISPLAY: ':0' } };

/** A package folder whose installer does this. */
function install(installer: string, stallMs = 60_000) {
  const home = temporaryFolder();
  const packageFolder = join(home, 'electron');
  mkdirSync(packageFolder);
  writeFileSync(join(packageFolder, 'package.json'), '{"version":"45.4.1","type":"commonjs"}');
  writeFileSync(join(packageFolder, 'install.js'), `const fs = require('node:fs'); ${installer}`);
  const printed: string[] = [];
  return { home, packageFolder, stallMs, printed, print: (line: string) => void printed.push(line) };
}

const putBinary = `fs.mkdirSync('dist'); fs.writeFileSync('dist/electron', ''); fs.writeFileSync('path.txt', 'electron');`;

test.each([
  ['root', { ...desk, uid: 0 }, 'Electron does not run as root'],
  ['no display', { ...desk, env: {} }, 'there is no display to open a window on'],
])('with %s nothing is fetched', async (_what, machine, reason) => {
  const places = install(putBinary);
  expect(await chooseElectron(places, machine)).toEqual({ reason });
  expect(places.printed).toEqual([]);
});

test.each([
  { platform: 'linux', uid: 1000, env: { WAYLAND_DISPLAY: 'wayland-0' } },
  { platform: 'darwin', uid: 0, env: {} },
  { platform: 'win32', uid: undefined, env: {} },
] as const)('on $platform a binary that is there is used', async (machine) => {
  const places = install('');
  mkdirSync(join(places.packageFolder, 'dist'));
  writeFileSync(join(places.packageFolder, 'dist/electron'), '');
  writeFileSync(join(places.packageFolder, 'path.txt'), 'electron');
  const program = join(places.packageFolder, 'dist/electron');
  expect(await chooseElectron(places, machine)).toEqual({ program });
  rmSync(program);
  expect(await chooseElectron({ ...places, home: temporaryFolder() }, machine)).toMatchObject({
    reason: expect.stringContaining('not where its installer should have put it'),
  });
});

test('a missing binary is fetched once', async () => {
  const places = install(putBinary);
  expect(await chooseElectron(places, desk)).toEqual({ program: join(places.packageFolder, 'dist/electron') });
  expect(places.printed).toEqual(['Fetching Electron (once, about 120 MB)…']);
  expect(existsSync(join(places.home, 'electron-download'))).toBe(false);
});

test('a failed download is remembered, until it is forgotten or another version is wanted', async () => {
  const places = install(`fs.appendFileSync('../tries', 'x');
    console.error('Error: getaddrinfo ENOTFOUND github.com'); console.error('    at somewhere'); process.exit(1);`);
  const tries = () => readFileSync(join(places.home, 'tries'), 'utf8').length;
  expect(await chooseElectron(places, desk)).toEqual({
    reason: 'Electron could not be fetched: Error: getaddrinfo ENOTFOUND github.com',
  });
  expect(await chooseElectron(places, desk)).toMatchObject({ reason: expect.stringContaining('earlier') });
  expect([tries(), places.printed.length]).toEqual([1, 1]);
  writeFileSync(join(places.packageFolder, 'package.json'), '{"version":"46.0.0","type":"commonjs"}');
  await chooseElectron(places, desk);
  expect(tries()).toBe(2);
  rmSync(join(places.home, 'electron-unavailable.json'));
  await chooseElectron(places, desk);
  expect(tries()).toBe(3);
});

test('a download that does not get on is given up', async () => {
  const places = install('setInterval(() => {}, 1000);', 200);
  expect(await chooseElectron(places, desk)).toEqual({
    reason: 'Electron could not be fetched: the download does not get on',
  });
});

test('a slow download that gets on is waited for', async () => {
  const places = install(
    `const file = require('node:os').tmpdir() + '/part';
     let steps = 0;
     setInterval(() => {
       fs.appendFileSync(file, 'more');
       if (++steps < 20) return;
       ${putBinary}
       process.exit(0);
     }, 100);`,
    1500,
  );
  expect(await chooseElectron(places, desk)).toEqual({ program: join(places.packageFolder, 'dist/electron') });
});
