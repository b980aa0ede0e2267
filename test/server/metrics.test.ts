import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommandLine } from '#server/command-line.ts';
import { openLive } from '../harness/live-socket.ts';
import { rowsOf } from '../harness/naive-replica.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';

const token = 'a-token-for-the-figures';
let database: TestDatabase;
let url: string;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  url = (await database.start({ metricsToken: token })).url;
  staff = await hireStaff(url);
});
afterAll(() => database.drop());

async function figures(at = url): Promise<Map<string, number>> {
  const response = await fetch(`${at}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ''), Number(line.replace(/^.* /, ''))]));
}

const requests = (route: string, outcome: string) =>
  `holdfast_request_duration_seconds_count{route="${route}",outcome="${outcome}"}`;

describe('the figures', () => {
  it('count requests by route and outcome, and commands by name and status', async () => {
    const { anna } = staff;
    const before = await figures();
    const grown = async (name: string) => ((await figures()).get(name) ?? 0) - (before.get(name) ?? 0);
    const opened = await openCaseArgs(anna);
    const open = anna.command('case.open', opened);
    await anna.push(open);
    await anna.push(open);
    await anna.push(anna.command('case.note', { caseId: opened.caseId, body: 'kept' }));
    await anna.pushRaw([{ ...anna.command('case.note', { caseId: opened.caseId, body: '' }), name: 'made.up' }]);
    await anna.pushRaw([]);
    await anna.pullRaw({ epoch: 99 });
    const pulled = await anna.pull();
    expect(await grown('holdfast_rows_sent_total')).toBe(rowsOf(pulled).length);
    expect(await grown(requests('/v1/push', 'ok'))).toBe(4);
    expect(await grown(requests('/v1/push', 'bad-request'))).toBe(1);
    expect(await grown(requests('/v1/pull', 'epoch'))).toBe(1);
    expect(await grown('holdfast_commands_total{name="case.open",status="accepted"}')).toBe(1);
    expect(await grown('holdfast_commands_total{name="case.open",status="repeated"}')).toBe(1);
    expect(await grown('holdfast_commands_total{name="case.note",status="accepted"}')).toBe(1);
    expect(await grown('holdfast_commands_total{name="unknown",status="refused"}')).toBe(1);
  });

  it('say how many devices are connected, the epoch, and how the process does', async () => {
    const live = await openLive(staff.ben);
    const found = await figures();
    expect(found.get('holdfast_live_sockets')).toBe(1);
    expect(found.get('holdfast_epoch')).toBe(1);
    // The one that asks.
    expect(found.get('holdfast_requests_under_way')).toBe(1);
    expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    if (database.engine === 'postgres')
      expect(found.get('holdfast_database_connections{state="idle"}')).toBeGreaterThan(0);
    live.close();
  });

  it('belong to one server alone', async () => {
    const other = await createTestDatabase();
    const fresh = await figures((await other.start()).url);
    expect([...fresh.keys()].filter((name) => name.startsWith('holdfast_commands_total{'))).toEqual([]);
    expect(fresh.get('holdfast_live_sockets')).toBe(0);
    await other.drop();
  });
});

describe('who may read them', () => {
  const ask = async (headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/metrics`, { headers });
    await response.text();
    return response.status;
  };

  it('anyone on this machine, but not through a proxy on it', async () => {
    expect(await ask()).toBe(200);
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      expect(await ask({ [header]: '203.0.113.9' })).toBe(404);
  });

  it('from elsewhere only who has the token', async () => {
    const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
    expect(await ask({ ...elsewhere, authorization: `Bearer ${token}` })).toBe(200);
    expect(await ask({ ...elsewhere, authorization: 'Bearer another' })).toBe(404);
  });

  it('the token comes from the environment', () => {
    expect(readCommandLine([], { HOLDFAST_METRICS_TOKEN: 'x' }).metricsToken).toBe('x');
    expect(readCommandLine([], {}).metricsToken).toBeUndefined();
  });
});
