import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { nodeNetwork } from '#core/adapters/node-network.ts';

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a socket told, in order. */
function listener() {
  const told: string[] = [];
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  return {
    told,
    closed,
    events: {
      open: () => told.push('open'),
      message: (text: string) => told.push(text),
      close: () => {
        told.push('close');
        resolve();
      },
    },
  };
}

test('a socket sends its headers, tells texts and closes once', async () => {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const address = await listen(server);
  let authorization: string | undefined;
  sockets.on('connection', (socket, request) => {
    authorization = request.headers.authorization;
    socket.send(Buffer.from([1, 2]));
    socket.send('脉搏');
    socket.close();
  });
  const { told, closed, events } = listener();
  nodeNetwork.openSocket(`ws://${address}/`, { authorization: 'Bearer abc' }, events);
  await closed;
  expect(told).toEqual(['open', '脉搏', 'close']);
  expect(authorization).toBe('Bearer abc');
});

test('a socket that cannot be opened closes once', async () => {
  const refusing = createServer((_request, response) => response.writeHead(401).end());
  const address = await listen(refusing);
  for (const url of [`ws://${address}/`, 'ws://127.0.0.1:1/']) {
    const { told, closed, events } = listener();
    nodeNetwork.openSocket(url, {}, events);
    await closed;
    expect(told).toEqual(['close']);
  }
});

test('a socket closed here tells it too', async () => {
  const server = createServer();
  new WebSocketServer({ server });
  const address = await listen(server);
  const { told, closed, events } = listener();
  const socket = nodeNetwork.openSocket(`ws://${address}/`, {}, { ...events, open: () => socket.close() });
  await closed;
  expect(told).toEqual(['close']);
});

test('a request ends when its signal says so', async () => {
  const address = await listen(createServer(() => {}));
  const asked = nodeNetwork.fetch(`http://${address}/`, { signal: AbortSignal.timeout(50) });
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
});
