import { once } from 'node:events';
import http from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import { openLive } from '../harness/live-socket.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff, signInAs } from '../harness/staff.ts';

let database: TestDatabase;
let url: string;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  url = (await database.start()).url;
  staff = await hireStaff(url);
});
afterAll(() => database.drop());

const scopesIn = (messages: readonly { kind: string; vers?: Record<string, number> }[]) =>
  new Set(messages.flatMap((message) => Object.keys(message.vers ?? {})));

describe('a connected device', () => {
  it('hears of a commit in a scope it may see', async () => {
    const { anna, ben, support } = staff;
    const live = await openLive(ben);
    const [result] = await anna.push(anna.command('case.open', await openCaseArgs(anna)));
    await live.poked(`team:${support}`, result?.vers[`team:${support}`] ?? 0);
    live.close();
  });

  it('never hears of a scope it may not see', async () => {
    const { anna, fay, support, field } = staff;
    const live = await openLive(fay);
    await anna.push(anna.command('case.open', await openCaseArgs(anna)));
    const [own] = await fay.push(fay.command('case.open', await openCaseArgs(fay)));
    await live.poked(`team:${field}`, own?.vers[`team:${field}`] ?? 0);
    expect(scopesIn(live.messages)).not.toContain(`team:${support}`);
    expect(scopesIn(live.messages)).not.toContain('leads');
    live.close();
  });

  it('gets a sign of life from time to time, until its session ends', async () => {
    const other = await createTestDatabase();
    const server = await other.start({ beatIntervalMs: 100 });
    const { anna } = await hireStaff(server.url);
    const live = await openLive(anna);
    await live.heard((message) => message.kind === 'beat');
    await anna.send('DELETE', '/v1/session');
    expect(await live.closed).toBe(4401);
    await other.drop();
  });

  it('that gives no sign of life any more is let go', async () => {
    const other = await createTestDatabase();
    const server = await other.start({ beatIntervalMs: 100 });
    const { anna } = await hireStaff(server.url);
    // Its machine takes in what comes and answers nothing, not even a ping.
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      [
        'GET /v1/live HTTP/1.1',
        'host: desk',
        'connection: upgrade',
        'upgrade: websocket',
        'sec-websocket-version: 13',
        'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
        `authorization: Bearer ${anna.session.token}`,
        `${protocolHeader}: ${protocolVersion}`,
        '\r\n',
      ].join('\r\n'),
    );
    socket.resume();
    const answering = await openLive(anna);
    await once(socket, 'close');
    const beats = () => answering.messages.filter((message) => message.kind === 'beat').length;
    expect(beats()).toBeGreaterThan(3);
    const before = beats();
    await expect.poll(beats).toBeGreaterThan(before + 3);
    answering.close();
    await other.drop();
  });

  it('goes on hearing after its agent joined another team', async () => {
    const { admin, lead, field } = staff;
    const live = await openLive(lead);
    const { body } = await admin.send<{ teamId: string }>('POST', '/v1/teams', { name: 'New' });
    const opened = await openCaseArgs(lead, { teamId: body.teamId as typeof field });
    const [result] = await lead.push(lead.command('case.open', opened));
    await live.poked(`team:${body.teamId}`, result?.vers[`team:${body.teamId}`] ?? 1);
    live.close();
  });
});

describe('a stopping server', () => {
  it('says goodbye to connected devices', async () => {
    const other = await createTestDatabase();
    const server = await other.start();
    const { anna } = await hireStaff(server.url);
    const live = await openLive(anna);
    await Promise.all([server.close(), server.close()]);
    expect(await live.closed).toBe(1001);
    await other.drop();
  });

  it('answers requests under way, and does not wait for devices that vanished', async () => {
    const other = await createTestDatabase();
    const server = await other.start();
    const { anna } = await hireStaff(server.url);
    const vanished = await openLive(anna);
    vanished.freeze();
    const args = await openCaseArgs(anna);
    const body = JSON.stringify({ epoch: anna.epoch, commands: [anna.command('case.open', args)] });
    const underWay = http.request(`${server.url}/v1/push`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${anna.session.token}`,
        [protocolHeader]: String(protocolVersion),
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        expect: '100-continue',
      },
    });
    underWay.flushHeaders();
    await once(underWay, 'continue');
    const closed = server.close();
    underWay.end(body);
    const [response] = await once(underWay, 'response');
    expect(JSON.parse(await text(response))).toMatchObject({ results: [{ status: 'accepted' }] });
    await closed;
    await other.drop();
  });
});

describe('a connection', () => {
  it('is refused to a client of another protocol, and nothing of it stays behind', async () => {
    const other = await createTestDatabase();
    const server = await other.start();
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/v1/live`, { headers: { [protocolHeader]: '0' } });
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(426);
    await server.close();
    socket.on('error', () => {});
    socket.terminate();
    await other.drop();
  });

  it('is refused without a session', async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`, {
      headers: { [protocolHeader]: String(protocolVersion) },
    });
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('open', () => resolve('open'));
    });
    expect(status).toBe(401);
  });

  it('is closed by what no client of ours sends: a huge message', async () => {
    const device = await signInAs(url, 'anna');
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`, {
      headers: { [protocolHeader]: String(protocolVersion), authorization: `Bearer ${device.session.token}` },
    });
    socket.on('open', () => socket.send('x'.repeat(100_000)));
    socket.on('error', () => {});
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(1009);
    expect((await device.pullRaw()).status).toBe(200);
  });
});
