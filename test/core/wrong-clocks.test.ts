import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId, TeamId } from '#domain/model/ids.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { eventually } from '../harness/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../harness/fault-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { type SettableClock, settableClock } from '../harness/settable-clock.ts';
import { addTeamMates, everybodysPassword } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { TestDevice } from '../harness/test-device.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const tenYears = 3652 * day;

let database: TestDatabase;
let url: string;
let teamId: TeamId;
beforeAll(async () => {
  database = await createTestDatabase();
  url = (await database.start()).url;
  teamId = await addTeamMates(url, everybodysPassword);
});
afterAll(() => database.drop());

/** One agent's device behind a proxy; it can be ended and started again with another clock. */
class Desk {
  readonly proxy: FaultProxy;
  readonly clock: SettableClock;
  readonly device: CoreDevice;
  readonly #folder: string;

  private constructor(proxy: FaultProxy, clock: SettableClock, device: CoreDevice, folder: string) {
    this.proxy = proxy;
    this.clock = clock;
    this.device = device;
    this.#folder = folder;
  }

  static async open(aheadMs: number, login = 'anna'): Promise<Desk> {
    const proxy = await startFaultProxy(url);
    const folder = join(temporaryFolder(), login);
    const desk = await Desk.#start(proxy, aheadMs, folder);
    await desk.device.signIn(login, everybodysPassword);
    await desk.device.settled();
    return desk;
  }

  static async #start(proxy: FaultProxy, aheadMs: number, folder: string): Promise<Desk> {
    const clock = settableClock(aheadMs);
    return new Desk(proxy, clock, await startDevice({ folder, serverUrl: proxy.url, clock }), folder);
  }

  async restart(aheadMs: number): Promise<Desk> {
    await this.device.close();
    return await Desk.#start(this.proxy, aheadMs, this.#folder);
  }

  async openCase(subject: string): Promise<CaseId> {
    return (await this.device.client.run('case.open', { subject, teamId })).made?.id as CaseId;
  }

  async note(caseId: CaseId, body: string): Promise<void> {
    await this.device.client.run('case.note', { caseId, body });
  }

  async close(): Promise<void> {
    await this.device.close();
    await this.proxy.close();
  }
}

const arrived = async ({ device }: Desk) =>
  eventually(async () => {
    const { connection, waiting, needsYou } = await device.client.call('sync.get', {});
    expect({ connection, waiting, needsYou }).toEqual({ connection: 'online', waiting: 0, needsYou: 0 });
  });

interface Times {
  readonly openedAt: number;
  readonly recordedAt: number;
  readonly lastActivityAt: number;
  readonly firstRepliedAt: number | null;
  readonly solvedAt: number | null;
}

async function timesOf(caseId: string): Promise<Times> {
  const [times] = await database.query<Times>(
    `select opened_at as "openedAt", recorded_at as "recordedAt", last_activity_at as "lastActivityAt",
       first_replied_at as "firstRepliedAt", solved_at as "solvedAt"
     from "case" where id = $1`,
    [caseId],
  );
  if (!times) throw new Error('the case is not on the server');
  return times;
}

const linesOf = (caseId: string) =>
  database.query<{ body: string; happenedAt: number; recordedAt: number }>(
    'select body, happened_at as "happenedAt", recorded_at as "recordedAt" from entry where case_id = $1 order by happened_at',
    [caseId],
  );

const wrong = {
  'a day ahead': day,
  'a day behind': -day,
  'ten years ahead': tenYears,
  'ten years behind': -tenYears,
} as const;

describe.each(Object.entries(wrong))('a device’s clock that is %s', (_how, aheadMs) => {
  it('blocks nothing, and what is done bears the right time', async () => {
    const desk = await Desk.open(aheadMs);
    const before = Date.now();
    const caseId = await desk.openCase('wrong clock');
    await desk.note(caseId, 'a note');
    await desk.device.client.run('case.reply', { caseId, body: 'an answer' });
    await desk.device.client.run('case.status', { caseId, to: 'solved' });
    await arrived(desk);
    const times = await timesOf(caseId);
    for (const at of [times.openedAt, times.lastActivityAt, times.firstRepliedAt, times.solvedAt])
      expect(Math.abs(Number(at) - before)).toBeLessThan(minute);
    await desk.close();
  });

  it('is made good for what was done without a network before the server was heard again', async () => {
    const first = await Desk.open(0);
    const known = await first.openCase('known before');
    await arrived(first);
    first.proxy.set('down');
    // The next start finds no network and another clock.
    const desk = await first.restart(aheadMs);
    const before = Date.now();
    const caseId = await desk.openCase('in the dark');
    await desk.note(known, 'in the dark');
    await desk.device.client.run('call.record', {
      caseId,
      teamId,
      direction: 'in',
      startedAt: desk.clock.now() - 5 * minute,
      durationMs: 4 * minute,
      outcome: 'resolved',
    });
    desk.proxy.set('none');
    await arrived(desk);
    const times = await timesOf(caseId);
    expect(Math.abs(times.openedAt - before)).toBeLessThan(minute);
    const [line] = await linesOf(known);
    expect(Math.abs((line?.happenedAt ?? 0) - before)).toBeLessThan(minute);
    const [call] = await database.query<{ startedAt: number; durationMs: number }>(
      'select started_at as "startedAt", duration_ms as "durationMs" from call where case_id = $1',
      [caseId],
    );
    expect(Math.abs((call?.startedAt ?? 0) + 5 * minute - before)).toBeLessThan(minute);
    expect(call?.durationMs).toBe(4 * minute);
    await eventually(async () => {
      const { fields } = await desk.device.client.call('cases.get', { caseId });
      expect(fields.openedAt).toBe(times.openedAt);
    });
    await desk.close();
  });
});

describe('a clock that is set while the program runs', () => {
  it('back and forth changes nothing: lines stay in the order they were written, no time is negative', async () => {
    const desk = await Desk.open(0);
    const caseId = await desk.openCase('set while running');
    const written: string[] = [];
    for (const [index, aheadMs] of [0, -day, tenYears, -tenYears, day, 0].entries()) {
      desk.clock.set(aheadMs);
      if (index % 2 === 1) desk.proxy.set('down');
      const body = `line ${index}`;
      await desk.note(caseId, body);
      written.push(body);
      desk.proxy.set('none');
    }
    const { client } = desk.device;
    await client.run('case.reply', { caseId, body: 'an answer' });
    desk.clock.set(-day);
    await client.run('case.status', { caseId, to: 'solved' });
    await arrived(desk);
    const lines = (await linesOf(caseId)).filter(({ body }) => body.startsWith('line'));
    expect(lines.map(({ body }) => body)).toEqual(written);
    const times = await timesOf(caseId);
    expect(times.firstRepliedAt).toBeGreaterThanOrEqual(times.openedAt);
    expect(times.solvedAt).toBeGreaterThanOrEqual(Number(times.firstRepliedAt));
    for (const line of lines) expect(Math.abs(line.happenedAt - line.recordedAt)).toBeLessThan(minute);
    await desk.close();
  });

  it('does not change who was first where two devices change the same field', async () => {
    const anna = await Desk.open(tenYears);
    const chen = await Desk.open(-tenYears, 'chen');
    const caseId = await anna.openCase('who was first');
    await arrived(anna);
    await eventually(() => chen.device.client.call('cases.get', { caseId }));
    chen.proxy.set('down');
    anna.proxy.set('down');
    await anna.device.client.run('case.edit', { caseId, set: { priority: 'urgent' } });
    await chen.device.client.run('case.edit', { caseId, set: { priority: 'low' } });
    anna.proxy.set('none');
    await arrived(anna);
    chen.proxy.set('none');
    await eventually(async () => {
      for (const { device } of [anna, chen]) {
        const { fields, conflicts } = await device.client.call('cases.get', { caseId });
        expect(fields.priority).toBe('low');
        expect(conflicts).toMatchObject([{ field: 'priority', theirs: 'urgent', mine: 'low' }]);
      }
    });
    await Promise.all([anna.close(), chen.close()]);
  });

  it('never forgets what the server acknowledged, however far ahead', async () => {
    const first = await Desk.open(0);
    await first.openCase('to be kept');
    await arrived(first);
    const desk = await first.restart(tenYears);
    await desk.device.settled();
    const kept = await desk.device.client.call('outbox.list', { group: 'sent' });
    expect(JSON.stringify(kept)).toContain('to be kept');
    await desk.close();
  });
});

describe('what a colleague’s wrong clock says', () => {
  it('is never earlier than the case it is about, nor later than it reached the server', async () => {
    const anna = await Desk.open(0);
    const caseId = await anna.openCase('not before it was opened');
    await arrived(anna);
    // A device that never corrects anything: it sends what its clock says.
    const raw = await TestDevice.signIn(url, { login: 'chen', password: everybodysPassword });
    for (const [index, aheadMs] of [-tenYears, tenYears].entries())
      await raw.push(raw.command('case.note', { caseId, body: `raw ${index}` }, { happenedAt: Date.now() + aheadMs }));
    await raw.push(
      raw.command('case.status', { caseId, to: 'solved', reason: '' }, { happenedAt: Date.now() - tenYears }),
    );
    const { openedAt, solvedAt } = await timesOf(caseId);
    expect(solvedAt).toBeGreaterThanOrEqual(openedAt);
    for (const line of await linesOf(caseId)) {
      expect(line.happenedAt).toBeGreaterThanOrEqual(openedAt);
      expect(line.happenedAt).toBeLessThanOrEqual(line.recordedAt + 5 * minute);
    }
    await anna.close();
  });
});
