// Requests as they stood on the wire when their version was in use, served by today's server.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EraseStatus } from '#domain/contract/wire/erase.ts';
import { pullResponse } from '#domain/contract/wire/pull.ts';
import { pushResponse } from '#domain/contract/wire/push.ts';
import { sessionResponse } from '#domain/contract/wire/session.ts';
import { protocolHeader } from '#domain/contract/wire/version.ts';
import { golden, goldenVersions, pushNames } from '../domain/contract/golden/read-golden.ts';
import { adminLogin, createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { addTeamMates } from '../harness/team-server.ts';
import { request } from '../harness/test-device.ts';

describe.each(goldenVersions)('a client of version %i', (version) => {
  let database: TestDatabase;
  let url: string;
  let token = '';
  let places: Record<string, string | number> = { login: adminLogin.login, password: adminLogin.password };
  beforeAll(async () => {
    database = await createTestDatabase();
    url = (await database.start()).url;
  });
  afterAll(() => database.drop());

  const send = <T>(path: string, name: string) =>
    request<T>(url, 'POST', path, golden(version, name, places), {
      [protocolHeader]: String(version),
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    });

  it('signs in', async () => {
    const session = sessionResponse.parse((await send('/v1/session', 'session.request')).body);
    token = session.token;
    const { agent, epoch } = session;
    await addTeamMates(url, adminLogin.password);
    const [mate] = await database.query<{ id: string }>("select id from agent where login = 'anna'");
    const [counter] = await database.query<{ ver: number }>("select ver from scope where scope = 'workspace'");
    places = {
      ...{ ...places, agent: agent.id, colleague: mate?.id ?? '', team: agent.teamIds[0] ?? '' },
      ...{ epoch, workspaceVersion: counter?.ver ?? 0 },
    };
  });

  it('pushes every command, old versions among them, and none is refused', async () => {
    for (const name of pushNames(version)) {
      const { results } = pushResponse.parse((await send('/v1/push', name)).body);
      expect(results.filter(({ status }) => status !== 'accepted')).toEqual([]);
      // And once more, for the answer may have been lost.
      expect(pushResponse.parse((await send('/v1/push', name)).body).results).toEqual(results);
    }
  });

  it('pulls, from the beginning and from where it was cut off, and leases numbers', async () => {
    for (const name of ['pull.request', 'pull.resumed.request']) {
      const answer = pullResponse.parse((await send('/v1/pull', name)).body);
      expect(answer.snapshot?.rows.length, name).toBeGreaterThan(0);
    }
    expect(await send('/v1/lease', 'lease.request')).toMatchObject({ status: 200, body: { to: expect.any(Number) } });
  });

  it('hands up and carries out an order', async () => {
    const admin = { authorization: `Bearer ${token}` };
    const customerId = '01930000-0000-7000-8000-000000000100';
    await request(url, 'POST', '/v1/erase', { what: 'customer', customerId }, admin);
    const { orders } = (await request<EraseStatus>(url, 'GET', '/v1/erase', undefined, admin)).body;
    places = { ...places, order: orders[0]?.id ?? '' };
    expect((await send('/v1/hand-up', 'hand-up.request')).status).toBe(200);
    expect((await send('/v1/orders/done', 'orders-done.request')).status).toBe(200);
    const after = (await request<EraseStatus>(url, 'GET', '/v1/erase', undefined, admin)).body;
    expect(after.orders[0]).toMatchObject({ done: 1, handUps: [expect.anything()] });
  });
});
