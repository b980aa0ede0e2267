import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseArguments } from '#loopback/options.ts';

test('without flags the default profile of the user is opened on any port', () => {
  const args = parseArguments([], { HOME: homedir() });
  expect(args).toMatchObject({ profile: 'default', port: 0, openBrowser: true, serverUrl: '', signIn: undefined });
  expect(args.profileFolder).toContain(homedir());
  expect(args.profileFolder.endsWith(join('profiles', 'default'))).toBe(true);
});

test('flags win over the environment', () => {
  const env = { HOLDFAST_HOME: '/data', HOLDFAST_SERVER: 'http://env:1', HOLDFAST_SIGN_IN: 'env:secret' };
  expect(parseArguments([], env)).toMatchObject({
    profileFolder: join('/data', 'profiles/default'),
    serverUrl: 'http://env:1',
    signIn: { login: 'env', password: 'secret' },
  });
  const flags = [
    '--profile',
    '组长',
    '--server',
    'https://desk.example',
    '--port',
    '4000',
    '--no-open',
    '--sign-in',
    'a:b:c',
  ];
  expect(parseArguments(flags, env)).toMatchObject({
    profileFolder: join('/data', 'profiles/组长'),
    serverUrl: 'https://desk.example',
    port: 4000,
    openBrowser: false,
    signIn: { login: 'a', password: 'b:c' },
  });
});

test.each([
  ['--profile', '../elsewhere'],
  ['--profile', ''],
  ['--profile', 'a/b'],
  ['--port', 'high'],
  ['--port', '70000'],
  ['--server', 'desk.example'],
  ['--server', 'file:///etc/passwd'],
  ['--sign-in', 'only-a-login'],
  ['--unknown', 'x'],
])('%s %s is refused', (...argv) => {
  expect(() => parseArguments(argv, {})).toThrow(expect.objectContaining({ kind: 'bad-request' }));
});
