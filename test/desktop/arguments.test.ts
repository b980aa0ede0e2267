import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from '#desktop/arguments.ts';
import { linkIn, pageForLink } from '#desktop/deep-link.ts';
import { areas } from '#renderer/state/route.ts';

const machine = { appData: '/home/lin/.config', isPackaged: false };

test('an installed program keeps each profile, with what Electron writes, in a folder of its own', () => {
  const args = readArguments(['/opt/holdfast/holdfast', '--no-sandbox'], {}, { ...machine, isPackaged: true });
  expect(args).toMatchObject({
    profile: 'default',
    profileFolder: join('/home/lin/.config/Holdfast/profiles/default'),
    electronFolder: join('/home/lin/.config/Holdfast/profiles/default/electron'),
    serverUrl: '',
    signIn: undefined,
    launcherPid: undefined,
  });
});

test('the launcher says where everything is, and the password does not travel on the command line', () => {
  const argv = [
    'electron',
    '/repo',
    '--profile=lead',
    '--folder=/repo/.holdfast/profiles/lead',
    '--server=http://127.0.0.1:1',
  ];
  const args = readArguments(argv, { HOLDFAST_SIGN_IN: 'zhou:a:b', HOLDFAST_LAUNCHER: '42' }, machine);
  expect(args).toEqual({
    profile: 'lead',
    profileFolder: join('/repo/.holdfast/profiles/lead'),
    electronFolder: join('/repo/.holdfast/profiles/lead/electron'),
    serverUrl: 'http://127.0.0.1:1',
    developmentServer: undefined,
    signIn: { login: 'zhou', password: 'a:b' },
    launcherPid: 42,
  });
});

test('a profile cannot lead out of its folder', () => {
  expect(readArguments(['--profile=../../etc'], {}, machine).profile).toBe('default');
});

test('an installed program takes its page from nowhere but its own files', () => {
  const argv = ['--development-server=http://127.0.0.1:5173'];
  expect(readArguments(argv, {}, machine).developmentServer).toBe('http://127.0.0.1:5173');
  expect(readArguments(argv, {}, { ...machine, isPackaged: true }).developmentServer).toBeUndefined();
});

test.each([
  ['holdfast://cases', 'app://holdfast/#/cases'],
  ['holdfast://cases/', 'app://holdfast/#/cases'],
  [
    'holdfast://cases/0190b0a0-0000-7000-8000-000000000001',
    'app://holdfast/#/cases/0190b0a0-0000-7000-8000-000000000001',
  ],
  ['holdfast://follow-ups', 'app://holdfast/#/follow-ups'],
])('%s opens %s', (link, page) => {
  expect(pageForLink(link)).toBe(page);
});

test.each([
  'holdfast://elsewhere/1',
  'holdfast:cases',
  'holdfast://cases/a/b',
  'holdfast://cases/a%2fb',
  'holdfast://cases/<script>',
  `holdfast://cases/${'x'.repeat(81)}`,
  'https://cases/1',
  '',
])('%s opens nothing', (link) => {
  expect(pageForLink(link)).toBeUndefined();
});

test('every area of the page can be linked to', () => {
  for (const area of areas) expect(pageForLink(`holdfast://${area}`)).toBe(`app://holdfast/#/${area}`);
});

test('a link is found among the arguments of a start', () => {
  expect(linkIn(['electron', '.', '--flag', 'holdfast://cases'])).toBe('holdfast://cases');
  expect(linkIn(['electron', '.'])).toBeUndefined();
});
