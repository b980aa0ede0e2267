// Real server processes on a PostgreSQL of their own, which are killed and cut off while devices push.
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { PushedCommand } from '#domain/contract/wire/push.ts';
import { eventually } from '../harness/eventually.ts';
import { openLive } from '../harness/live-socket.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { type Postgres, startPostgres } from '../harness/postgres.ts';
import { killAll, lineOf, type Running, startProgram } from '../harness/processes.ts';
import { adminLogin } from '../harness/server.ts';
import { hireStaff, type Staff, signInAs } from '../harness/staff.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { TestDevice } from '../harness/test-device.ts';

interface ServerProcess {
  readonly program: Running;
  readonly url: string;
}

describe.skipIf(inject('TEST_DATABASE_URL') === undefined)('several servers on one PostgreSQL', () => {
  let postgres: Postgres;
  let servers: [ServerProcess, ServerProcess];
  let staff: Staff;

  async function startServer(): Promise<ServerProcess> {
    const program = startProgram('server/main.ts', ['--data', temporaryFolder(afterAll), '--port', '0'], {
      HOLDFAST_ADMIN_LOGIN: adminLogin.login,
      HOLDFAST_ADMIN_PASSWORD: adminLogin.password,
      DATABASE_URL: postgres.url,
    });
    return { program, url: await lineOf(program, (line) => /listens on (\S+)/.exec(line)?.[1]) };
  }

  beforeAll(async () => {
    postgres = await startPostgres();
    servers = [await startServer(), await startServer()];
    staff = await hireStaff(servers[0].url);
  });
  afterAll(async () => {
    await killAll();
    await postgres.stop();
  });
  beforeEach(async () => {
    for (const [index, { program }] of servers.entries())
      if (program.process.exitCode !== null || program.process.signalCode !== null)
        servers[index] = await startServer();
  });

  /** The same device as another server sees it. */
  const at = (url: string, device: TestDevice) => new TestDevice(url, device.session);
  const agent = () => signInAs(servers[0].url, 'anna');

  async function openCase(device: TestDevice) {
    const args = await openCaseArgs(device);
    await device.push(device.command('case.open', args));
    return args.caseId;
  }

  async function notesOn(caseId: string): Promise<string[]> {
    const seen = await at(servers[1].url, staff.lead).everything();
    const notes = seen.filter((row) => row.fields.caseId === caseId && row.fields.kind === 'note');
    // Those of one batch have one version; which of them came first, their texts say.
    return notes
      .map(({ ver, fields }) => ({ ver, body: String(fields.body) }))
      .sort((a, b) => a.ver - b.ver || (a.body < b.body ? -1 : 1))
      .map(({ body }) => body);
  }

  /** Sends the batch to one server after the other until one of them answers, as a device would. */
  async function pushSomehow(device: TestDevice, batch: readonly PushedCommand[], first: number): Promise<void> {
    let turn = first;
    await eventually(async () => {
      const { url } = servers[turn++ % 2] ?? servers[0];
      const { status, failure } = await at(url, device).pushRaw(batch);
      // Anything but an answer or "try again" would be put before a person.
      if (status !== 200) expect({ status, kind: failure?.kind }).toEqual({ status: 503, kind: 'offline' });
      expect(status).toBe(200);
    });
  }

  /** A connection that holds a row which every note on the case needs, so that a push stands still in its transaction. */
  async function holdCase(caseId: string) {
    const client = new pg.Client({ connectionString: postgres.url });
    client.on('error', () => {});
    await client.connect();
    await client.query('begin');
    await client.query('select id from "case" where id = $1 for update', [caseId]);
    const pusherWaits = () =>
      eventually(async () => {
        const { rows } = await client.query(
          `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        );
        expect(rows.length).toBeGreaterThan(0);
      });
    return { pusherWaits, release: () => client.end() };
  }

  it('take turns with the batches of one device', async () => {
    const device = await agent();
    const caseId = await openCase(device);
    const bodies = Array.from({ length: 20 }, (_, n) => `turn ${n}`);
    for (const [turn, body] of bodies.entries()) {
      const { url } = servers[turn % 2] ?? servers[0];
      await at(url, device).push(device.command('case.note', { caseId, body }));
    }
    expect(await notesOn(caseId)).toEqual(bodies);
  });

  it('tell their devices of each other’s work', async () => {
    const [one, two] = servers;
    const scope = `team:${staff.support}`;
    const listening = [await openLive(at(one.url, staff.ben)), await openLive(at(two.url, staff.ben))] as const;
    for (const { url } of servers) {
      const device = at(url, await agent());
      const [result] = await device.push(device.command('case.open', await openCaseArgs(device)));
      await Promise.all(listening.map((live) => live.poked(scope, result?.vers[scope] ?? 0)));
    }
    for (const live of listening) live.close();
  });

  it('lose and double nothing when one is killed in mid push', async () => {
    const device = await agent();
    const caseId = await openCase(device);
    const batch = ['one', 'two'].map((body) => device.command('case.note', { caseId, body }));
    const held = await holdCase(caseId);
    const unanswered = device.pushRaw(batch).then(
      () => 'answered',
      () => 'cut off',
    );
    await held.pusherWaits();
    await servers[0].program.kill9();
    expect(await unanswered).toBe('cut off');
    const again = at(servers[1].url, device).pushRaw(batch);
    await held.release();
    expect((await again).body.results).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
    expect(await notesOn(caseId)).toEqual(['one', 'two']);
  });

  it('lose and double nothing when they are killed again and again at any moment', async () => {
    const device = await agent();
    const caseId = await openCase(device);
    const bodies: string[] = [];
    for (let round = 0; round < 6; round++) {
      const victim = round % 2;
      const killing = new Promise((resolve) => setTimeout(resolve, Math.random() * 40)).then(() =>
        servers[victim]?.program.kill9(),
      );
      for (let n = 0; n < 8; n++) {
        const words = [`${round}.${n}a`, `${round}.${n}b`];
        bodies.push(...words);
        const batch = words.map((body) => device.command('case.note', { caseId, body }));
        await pushSomehow(device, batch, victim).catch(async () => pushSomehow(device, batch, 1 - victim));
      }
      await killing;
      servers[victim] = await startServer();
    }
    expect(await notesOn(caseId)).toEqual(bodies);
  });

  it('go on by themselves when PostgreSQL is restarted in mid push', async () => {
    const [one, two] = servers;
    const pids = servers.map(({ program }) => program.process.pid);
    const scope = `team:${staff.support}`;
    const live = await openLive(at(two.url, staff.ben));
    const device = await agent();
    const caseId = await openCase(device);
    const batch = ['cut a', 'cut b'].map((body) => device.command('case.note', { caseId, body }));
    const held = await holdCase(caseId);
    const underWay = device.pushRaw(batch);
    await held.pusherWaits();
    postgres.restart();
    expect(await underWay).toMatchObject({ status: 503, failure: { kind: 'offline' } });
    expect((await notesOnceServed(caseId)).length).toBe(0);
    await pushSomehow(device, batch, 0);
    await pushSomehow(device, batch, 1);
    expect(await notesOn(caseId)).toEqual(['cut a', 'cut b']);

    // A socket from before hears of what comes after.
    const [result] = await at(one.url, device).push(device.command('case.note', { caseId, body: 'heard' }));
    await live.poked(scope, result?.vers[scope] ?? 0);
    live.close();
    expect(servers.map(({ program }) => program.process.pid)).toEqual(pids);
    for (const { url } of servers) expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  async function notesOnceServed(caseId: string) {
    return await eventually(() => notesOn(caseId));
  }

  it('lose and double nothing of many devices when PostgreSQL is restarted at any moment', async () => {
    const device = await agent();
    const caseId = await openCase(device);
    const writers: TestDevice[] = [];
    for (let n = 0; n < 6; n++) writers.push(await agent());
    let restarts = 0;
    const restarting = (async () => {
      for (; restarts < 3; restarts++) {
        await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 150));
        postgres.restart();
      }
    })();
    const bodies: string[] = [];
    await Promise.all(
      writers.map(async (writer, who) => {
        for (let n = 0; n < 10 || restarts < 3; n++) {
          bodies.push(`${who}.${n}`);
          await pushSomehow(writer, [writer.command('case.note', { caseId, body: `${who}.${n}` })], n);
        }
      }),
    );
    await restarting;
    const notes = await notesOnceServed(caseId);
    expect(notes.toSorted()).toEqual(bodies.toSorted());
    // Of each writer in its order.
    for (const who of writers.keys()) {
      const own = (all: readonly string[]) => all.filter((body) => body.startsWith(`${who}.`));
      expect(own(notes)).toEqual(own(bodies));
    }
  });

  it('never notify inside a transaction: at its commit that would hold up every other', async () => {
    const statements = postgres
      .log()
      .split('\n')
      .flatMap((line) => /^(\d+) LOG: +(?:statement|execute [^:]*): (.*)$/.exec(line) ?? []);
    expect(statements.length).toBeGreaterThan(1000);
    expect(statements.filter((text) => /\bnotify\b|pg_notify/i.test(text))).toEqual([]);
  });
});
