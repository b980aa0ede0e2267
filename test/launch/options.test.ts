import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseOptions } from '#launch/options.ts';

test('without flags the sample workspace opens for the default profile', () => {
  expect(parseOptions([], {}, '/repo')).toEqual({
    profile: 'default',
    serverUrl: undefined,
    fresh: false,
    yes: false,
    browser: false,
    openBrowser: true,
    development: false,
    home: join('/repo', '.holdfast'),
  });
});

test('a real server gets a profile of its own, so that sample data never mixes with real data', () => {
  const options = parseOptions(['--server', 'https://desk.example:8443/'], {}, '/repo');
  expect(options).toMatchObject({ serverUrl: 'https://desk.example:8443/', profile: 'desk.example-8443' });
  expect(parseOptions([], { HOLDFAST_SERVER: 'http://10.0.0.5:4870' }, '/repo').profile).toBe('10.0.0.5-4870');
  expect(parseOptions(['--server', 'http://a', '--profile', 'b'], {}, '/repo').profile).toBe('b');
});

test('data can lie elsewhere', () => {
  expect(parseOptions([], { HOLDFAST_HOME: '/data/holdfast' }, '/repo').home).toBe('/data/holdfast');
});

test.each([
  ['--profile', '../x'],
  ['--profile', 'a/b'],
  ['--profile', '.hidden'],
  ['--server', 'desk.example'],
  ['--server', 'ftp://desk.example'],
  ['--nonsense'],
  ['stray'],
])('%s %s is refused', (...argv) => {
  expect(() => parseOptions(argv, {}, '/repo')).toThrow();
});
