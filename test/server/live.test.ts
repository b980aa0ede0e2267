import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
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

  it('is poked at most four times a second, and told the last state', async () => {
    const { anna, lead, support } = staff;
    const live = await openLive(lead);
    const opened = await openCaseArgs(anna);
    await anna.push(anna.command('case.open', opened));
    let last = 0;
    for (let n = 0; n < 40; n++) {
      const [result] = await anna.push(anna.command('case.note', { caseId: opened.caseId, body: `${n}` }));
      last = result?.vers[`team:${support}`] ?? 0;
    }
    await live.poked(`team:${support}`, last);
    const pauses = live.times.slice(1).map((time, n) => time - (live.times[n] ?? 0));
    // The server counts 250 ms between two; on the way here they may come a little closer together.
    expect(live.messages.length).toBeLessThan(40);
    expect(pauses.filter((pause) => pause < 100)).toEqual([]);
    live.close();
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

describe('a connection', () => {
  it('is refused without a session', async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`, { headers: { 'x-holdfast-protocol': '1' } });
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('open', () => resolve('open'));
    });
    expect(status).toBe(401);
  });

  it('is closed by what no client of ours sends: a huge message', async () => {
    const device = await signInAs(url, 'anna');
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`, {
      headers: { 'x-holdfast-protocol': '1', authorization: `Bearer ${device.session.token}` },
    });
    socket.on('open', () => socket.send('x'.repeat(100_000)));
    socket.on('error', () => {});
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(1009);
    expect((await device.pullRaw()).status).toBe(200);
  });

  it('is closed when the server stops', async () => {
    const other = await createTestDatabase();
    const server = await other.start();
    const { anna } = await hireStaff(server.url);
    const live = await openLive(anna);
    await server.close();
    expect(await live.closed).toBe(1001);
    await other.drop();
  });
});
