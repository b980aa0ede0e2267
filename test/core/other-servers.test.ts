import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Hello } from '#domain/contract/wire/hello.ts';
import { protocolVersion } from '#domain/contract/wire/version.ts';
import { startDevice } from '../harness/core-device.ts';
import { startTeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

async function listen(answer: RequestListener, port = 0): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A Holdfast server of years to come. */
const newer: RequestListener = (request, response) => {
  const server = protocolVersion + 7;
  response.setHeader('content-type', 'application/json');
  if (request.url === '/v1/hello') {
    const hello: Hello = {
      product: 'holdfast',
      protocol: server,
      floor: server,
      pushFloor: server,
      epoch: 1,
      workspace: { id: '01930000-0000-7000-8000-000000000001', name: 'Later' },
      serverTime: Date.now(),
    };
    response.end(JSON.stringify(hello));
    return;
  }
  response.statusCode = 426;
  const details = { server, client: protocolVersion };
  response.end(JSON.stringify({ failure: { kind: 'protocol-mismatch', message: 'Too old.', details } }));
};

const credentials = { login: 'anna', password: 'whatever' };

describe('signing in at an address', () => {
  it.each([
    ['a server that speaks another version', newer, 'protocol-mismatch'],
    ['a page that is no Holdfast server', (_, response) => response.end('<h1>It works!</h1>'), 'not-holdfast'],
    ['a server of another kind', (_, response) => response.writeHead(404).end('{"error":"nope"}'), 'not-holdfast'],
    ['a proxy whose server is away', (_, response) => response.writeHead(502).end('bad gateway'), 'offline'],
  ] as [string, RequestListener, string][])('of %s says so', async (_what, answer, kind) => {
    const device = await startDevice({ folder: temporaryFolder(), serverUrl: await listen(answer) });
    await expect(device.client.call('session.signIn', credentials)).rejects.toMatchObject({ kind });
    await device.close();
  });

  it('where nobody listens says that it is offline', async () => {
    const device = await startDevice({ folder: temporaryFolder(), serverUrl: 'http://127.0.0.1:1' });
    await expect(device.client.call('session.signIn', credentials)).rejects.toMatchObject({ kind: 'offline' });
    await device.close();
  });
});

describe('a server that was upgraded past this app', () => {
  it('is named as the problem; work goes on here and nothing waiting is lost', async () => {
    const folder = temporaryFolder();
    const team = await startTeamServer(join(folder, 'server'));
    const port = Number(new URL(team.url).port);
    const device = await startDevice({ folder: join(folder, 'anna'), serverUrl: team.url });
    await device.signIn('anna', team.password);
    await device.settled();
    await team.close();
    await listen(newer, port);
    await device.client.run('case.open', { subject: 'taken meanwhile', teamId: team.teamId });
    await device.client.call('sync.now', {});
    const sync = await device.syncIs((now) => now.connection === 'problem');
    expect(sync.problem).toMatchObject({ kind: 'protocol-mismatch', details: { server: protocolVersion + 7 } });
    expect(sync.waiting).toBe(1);
    expect((await device.client.call('cases.list', { text: 'meanwhile' })).total).toBe(1);
    await device.close();
  });
});
