import { expect, test } from 'vitest';
import { startLoopback } from '#loopback/start-loopback.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import {
  closeCode,
  createEchoCore,
  nextText,
  openSocket,
  openTab,
  runEchoLoopback,
  signInAsBrowser,
  silentLog,
} from './loopback-harness.ts';

const call = (id: number, input: unknown, name = 'echo') => JSON.stringify({ t: 'call', id, name, input });

test('two tabs talk to one core, each on a pipe of its own', async () => {
  const loopback = await runEchoLoopback();
  const [first, second] = [await openTab(loopback), await openTab(loopback)];
  expect(loopback.core.pipes.size).toBe(2);
  const [toFirst, toSecond] = [nextText(first), nextText(second)];
  first.send(call(1, 'one'));
  second.send(call(1, 'two'));
  expect(JSON.parse(await toFirst)).toEqual({ t: 'reply', id: 1, value: 'one' });
  expect(JSON.parse(await toSecond)).toEqual({ t: 'reply', id: 1, value: 'two' });

  first.close();
  await expect.poll(() => loopback.core.pipes.size).toBe(1);
  const again = nextText(second);
  second.send(call(2, 'still here'));
  expect(JSON.parse(await again)).toMatchObject({ value: 'still here' });
});

test.each([
  ['no cookie', '401', (origin: string) => ({ origin })],
  ['a made-up cookie', '401', (origin: string) => ({ origin, cookie: `holdfast-0=${'x'.repeat(43)}` })],
  ['no origin', '403', (_origin: string, cookie: string) => ({ cookie })],
  ['a foreign origin', '403', (_origin: string, cookie: string) => ({ origin: 'https://evil.example', cookie })],
  [
    'the origin of another port',
    '403',
    (_origin: string, cookie: string) => ({ origin: 'http://127.0.0.1:1', cookie }),
  ],
  ['a foreign host', '403', (origin: string, cookie: string) => ({ origin, cookie, host: 'evil.example' })],
] as const)('a socket with %s is refused with %s', async (_what, status, headersFor) => {
  const loopback = await runEchoLoopback();
  const headers = headersFor(loopback.origin, await signInAsBrowser(loopback));
  await expect(openSocket(loopback, headers)).rejects.toThrow(status);
  expect(loopback.core.pipes.size).toBe(0);
});

test('there is no socket but the pipe', async () => {
  const loopback = await runEchoLoopback();
  const headers = { origin: loopback.origin, cookie: await signInAsBrowser(loopback) };
  await expect(openSocket(loopback, headers, '/other')).rejects.toThrow('404');
});

test.each([
  'hello',
  '',
  '{',
  'null',
  '[]',
  '{}',
  '{"t":"push","name":"changed","value":1}',
  '{"t":"call","id":0,"name":"echo","input":1}',
  '{"t":"call","id":1.5,"name":"echo","input":1}',
  '{"t":"call","id":1,"name":7,"input":1}',
  '{"t":"call","id":1,"name":"echo","input":1,"more":2}',
  Buffer.from([0xff, 0xfe]),
])('garbage (%s) closes its own socket and nothing else', async (garbage) => {
  const loopback = await runEchoLoopback();
  const [bad, good] = [await openTab(loopback), await openTab(loopback)];
  const closed = closeCode(bad);
  bad.send(garbage);
  bad.send(call(1, 'after garbage'));
  expect(await closed).toBe(4400);
  const answer = nextText(good);
  good.send(call(1, 'fine'));
  expect(JSON.parse(await answer)).toMatchObject({ value: 'fine' });
});

test('a frame beyond the limit closes its own socket', async () => {
  const loopback = await runEchoLoopback();
  const socket = await openTab(loopback);
  const closed = closeCode(socket);
  socket.send(call(1, 'x'.repeat(17 * 1024 * 1024)));
  expect(await closed).toBe(1009);
  expect((await openTab(loopback)).readyState).toBe(1);
});

test('tabs are told when the program stops', async () => {
  const loopback = await runEchoLoopback();
  const socket = await openTab(loopback);
  const closed = closeCode(socket);
  await loopback.close();
  expect(await closed).toBe(1001);
  await expect(openTab(loopback)).rejects.toThrow('ECONNREFUSED');
});

test('a taken port is told in one sentence', async () => {
  const { port } = await runEchoLoopback();
  const options = {
    core: createEchoCore(),
    renderer: { get: () => Promise.reject(new Error('not asked')) },
    log: silentLog,
    profileFolder: temporaryFolder(),
    port,
  };
  await expect(startLoopback(options)).rejects.toMatchObject({
    kind: 'in-use',
    message: `Port ${port} is not free; choose another one.`,
  });
});
