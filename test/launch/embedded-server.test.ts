// Finding, starting and joining the sample server, with a small real program in the server's place.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { joinOrStartServer } from '#launch/embedded-server.ts';
import { findServer } from '#launch/find-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

const hello = {
  product: 'holdfast',
  protocol: 1,
  floor: 1,
  pushFloor: 1,
  epoch: 1,
  workspace: { id: '0190b0a0-0000-7000-8000-000000000001', name: 'Sample' },
  serverTime: 0,
};

/** Keeps to what the launcher asks of server/main.ts: flags, discovery file, hello, SIGTERM. */
function standIn(folder: string, body = ''): string {
  const file = join(folder, 'stand-in.mjs');
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs';
     import { createServer } from 'node:http';
     ${body}
     const flag = (name) => process.argv[process.argv.indexOf(name) + 1];
     const server = createServer((request, response) => response.end(${JSON.stringify(JSON.stringify(hello))}));
     server.listen(Number(flag('--port')), '127.0.0.1', () => {
       const url = 'http://127.0.0.1:' + server.address().port;
       writeFileSync(flag('--data') + '/server.json', JSON.stringify({ url, pid: process.pid }));
     });
     process.on('SIGTERM', () => process.exit(0));`,
  );
  return file;
}

function options(home: string, script: string) {
  const printed: string[] = [];
  return { printed, repository: home, home, script, print: (line: string) => void printed.push(line) };
}

async function run(home: string, script: string) {
  const asked = options(home, script);
  const server = await joinOrStartServer(asked);
  onTestFinished(() => server.stop());
  return { ...server, printed: asked.printed };
}

test('the first starts the server, the second joins it, and it goes down with the first', async () => {
  const home = temporaryFolder();
  const first = await run(home, standIn(home));
  expect(first.isOurs).toBe(true);
  const second = await run(home, standIn(home));
  expect(second).toMatchObject({ isOurs: false, url: first.url });
  expect(second.printed).toEqual([`Joining the sample server that is already running at ${first.url}.`]);
  await second.stop();
  expect(await findServer(home)).toMatchObject({ url: first.url });
  const third = await run(home, standIn(home));
  await first.stop();
  // Whoever joined is told.
  await Promise.all([first.ended, third.ended]);
  expect(await findServer(home)).toBeUndefined();
});

test('a server started again keeps its address, because profiles remember it', async () => {
  const home = temporaryFolder();
  const before = await run(home, standIn(home));
  await before.stop();
  expect((await run(home, standIn(home))).url).toBe(before.url);
});

test('when the port was taken meanwhile, another one is used and said', async () => {
  const home = temporaryFolder();
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void squatter.close());
  const { port } = squatter.address() as AddressInfo;
  writeFileSync(join(home, 'server-port'), `${port}\n`);
  const server = await run(home, standIn(home));
  expect(server.url).not.toContain(String(port));
  expect(server.printed.join()).toContain(`Port ${port} was taken`);
  expect(readFileSync(join(home, 'server-port'), 'utf8').trim()).toBe(new URL(server.url).port);
});

test('a server that is still leaving is waited for', async () => {
  const home = temporaryFolder();
  const before = await run(home, standIn(home));
  const port = Number(new URL(before.url).port);
  await before.stop();
  const leaving = createServer();
  await new Promise<void>((resolve) => leaving.listen(port, '127.0.0.1', resolve));
  setTimeout(() => leaving.close(), 500);
  expect((await run(home, standIn(home))).url).toBe(before.url);
});

test('two that start at once end up on one server', async () => {
  const home = temporaryFolder();
  // Like the real one, the second gives up when the folder is held.
  const script = standIn(
    home,
    `import { mkdirSync } from 'node:fs';
     try { mkdirSync(process.argv[process.argv.indexOf('--data') + 1] + '/held'); }
     catch { console.log('in use'); await new Promise((resolve) => setTimeout(resolve, 300)); process.exit(1); }`,
  );
  const [one, other] = await Promise.all([run(home, script), run(home, script)]);
  expect(one.url).toBe(other.url);
  expect([one.isOurs, other.isOurs].filter(Boolean)).toHaveLength(1);
});

test('a server that cannot start is quoted', async () => {
  const home = temporaryFolder();
  const script = standIn(home, `console.error('The disk is full.'); process.exit(1);`);
  await expect(joinOrStartServer(options(home, script))).rejects.toThrow(
    'The server could not start:\nThe disk is full.',
  );
});

test.each([
  ['of a process that is gone', { url: 'http://127.0.0.1:1', pid: 2 ** 22 - 1 }],
  ['of a process that does not answer', { url: 'http://127.0.0.1:1', pid: process.pid }],
  ['that is none', 'nonsense'],
])('a discovery file %s is no server', async (_what, content) => {
  const home = temporaryFolder();
  mkdirSync(join(home, 'server'));
  writeFileSync(join(home, 'server/server.json'), JSON.stringify(content));
  expect(await findServer(home)).toBeUndefined();
});

test('something else that answers at the address is no server', async () => {
  const home = temporaryFolder();
  const other = createServer((_request, response) => response.end('<html>Please log in to the Wi-Fi</html>'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  mkdirSync(join(home, 'server'));
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  writeFileSync(join(home, 'server/server.json'), JSON.stringify({ url, pid: process.pid }));
  expect(await findServer(home)).toBeUndefined();
  expect(existsSync(join(home, 'server.log'))).toBe(false);
});
