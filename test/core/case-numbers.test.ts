import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { CaseId, TeamId } from '#domain/model/ids.ts';
import { startServer } from '#server/start-server.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startFaultProxy } from '../harness/fault-proxy.ts';
import { addTeamMates, everybodysPassword, startTeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

// Hundreds of cases are opened, and servers started again.
vi.setConfig({ testTimeout: 180_000 });

const provisional = /^[0-9A-HJKMNP-TV-Z]{5}-\d{4}$/;

interface Opened {
  readonly id: CaseId;
  readonly told: string;
}

async function open(device: CoreDevice, teamId: TeamId, subject: string): Promise<Opened> {
  const { made } = await device.client.run('case.open', { subject, teamId });
  return { id: made?.id as CaseId, told: made?.number ?? '' };
}

async function openMany(device: CoreDevice, teamId: TeamId, count: number, what: string): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  for (let n = 0; n < count; n++) opened.push(await open(device, teamId, `${what} ${n}`));
  return opened;
}

/** Finds the case by the number that was told, whether it is its number now or an alias. */
async function finds(device: CoreDevice, { id, told }: Opened): Promise<void> {
  await eventually(async () => {
    const { rows } = await device.client.call('cases.list', { text: told });
    expect(rows.map((row) => row.id)).toContain(id);
    const { cases } = await device.client.call('search.list', { text: told });
    expect(cases.hits.map((hit) => hit.id)).toContain(id);
  });
}

/** As fast as nobody works, but with a breath now and then. */
async function openSteadily(device: CoreDevice, teamId: TeamId, count: number, what: string) {
  const opened: Opened[] = [];
  for (let done = 0; done < count; done += 20) {
    opened.push(...(await openMany(device, teamId, 20, `${what} ${done}`)));
    await device.settled();
    await numbersLeftAre(device, (left) => left >= 30);
  }
  return opened;
}

const numbersLeftAre = (device: CoreDevice, wish: (left: number) => boolean) =>
  device.syncIs(({ numbersLeft }) => wish(numbersLeft));

const signedIn = (folder: string, serverUrl: string, login: string) =>
  deviceAtWork(login, { folder: join(folder, login), serverUrl });

describe('numbers of a device', () => {
  it('are fetched in the background before they run out, more of them where more are used', async () => {
    const folder = temporaryFolder();
    const server = await startTeamServer(join(folder, 'server'));
    const anna = await signedIn(folder, server.url, 'anna');
    await numbersLeftAre(anna, (left) => left === 100);
    const opened = await openSteadily(anna, server.teamId, 160, 'busy');
    for (const { told } of opened) expect(told).toMatch(/^\d+$/);
    await openSteadily(anna, server.teamId, 120, 'busier');
    // More than a fresh device gets: the next outage may last a week of such days.
    const { numbersLeft } = await anna.client.call('sync.get', {});
    expect(numbersLeft).toBeGreaterThan(80);
    await anna.close();
    await server.close();
  });

  it('that run out during an outage are followed by provisional ones, which lead to the case for ever', async () => {
    const folder = temporaryFolder();
    const server = await startTeamServer(join(folder, 'server'));
    const proxy = await startFaultProxy(server.url);
    let anna = await signedIn(folder, proxy.url, 'anna');
    const ben = await signedIn(folder, server.url, 'ben');
    await numbersLeftAre(anna, (left) => left === 100);
    proxy.set('refused');
    const final = await openMany(anna, server.teamId, 100, 'final');
    const late = await openMany(anna, server.teamId, 3, 'late');
    for (const { told } of final) expect(told).toMatch(/^\d+$/);
    for (const { told } of late) expect(told).toMatch(provisional);
    expect(new Set([...final, ...late].map(({ told }) => told)).size).toBe(103);

    // Not lost by a restart in the middle of the outage; the count goes on.
    await anna.close();
    anna = await startDevice({ folder: join(folder, 'anna'), serverUrl: proxy.url });
    const afterRestart = await open(anna, server.teamId, 'after the restart');
    expect(afterRestart.told).toMatch(provisional);
    expect(late.map(({ told }) => told)).not.toContain(afterRestart.told);
    await finds(anna, afterRestart);

    proxy.set('none');
    await anna.settled();
    await ben.settled();
    for (const one of [...late, afterRestart]) {
      await eventually(async () => {
        const { fields } = await anna.client.call('cases.get', { caseId: one.id });
        expect(fields.number).toMatch(/^\d+$/);
        expect(fields.aliases).toEqual([one.told]);
      });
      const { fields } = await anna.client.call('cases.get', { caseId: one.id });
      for (const device of [anna, ben]) {
        await finds(device, one);
        await finds(device, { id: one.id, told: fields.number });
      }
    }
    for (const one of final.slice(0, 3))
      await eventually(async () => {
        expect((await ben.client.call('cases.get', { caseId: one.id })).fields.number).toBe(one.told);
      });

    // Nothing that happens to the case later takes the alias away.
    const [kept] = late;
    if (!kept) throw new Error('no case was opened late');
    await ben.client.run('case.edit', { caseId: kept.id, set: { subject: 'renamed' } });
    await ben.client.run('case.status', { caseId: kept.id, to: 'solved' });
    await ben.client.run('case.status', { caseId: kept.id, to: 'closed' });
    await ben.settled();
    await anna.settled();
    await finds(anna, kept);
    await Promise.all([anna.close(), ben.close(), proxy.close()]);
    await server.close();
  });
});

describe('a server put back to an older backup', () => {
  it('leaves the numbers that were told since then where they are, and gives none of them away', async () => {
    const folder = temporaryFolder();
    const database = { kind: 'embedded', folder: join(folder, 'server') } as const;
    const firstAdmin = { login: 'root', name: 'Root', password: everybodysPassword };
    let server = await startServer({ database, firstAdmin });
    const { port } = server;
    const teamId = await addTeamMates(server.url, everybodysPassword);
    const anna = await signedIn(folder, server.url, 'anna');
    await numbersLeftAre(anna, (left) => left === 100);
    const restart = async () => {
      server = await startServer({ database, port });
    };

    await server.close();
    cpSync(database.folder, join(folder, 'backup'), { recursive: true });
    await restart();
    // More than one block: the later ones are unknown to the backup.
    const told = await openSteadily(anna, teamId, 140, 'after the backup');
    await anna.settled();
    for (const one of told) expect(one.told).toMatch(/^\d+$/);
    await numbersLeftAre(anna, (left) => left > 0);

    await server.close();
    rmSync(database.folder, { recursive: true });
    cpSync(join(folder, 'backup'), database.folder, { recursive: true });
    await restart();
    // A new device cannot know that its server was put back; one that knows more than the server tells it.
    await eventually(async () => {
      await anna.client.call('sync.now', {});
      const hello = (await (await fetch(`${server.url}/v1/hello`)).json()) as { epoch: number };
      expect(hello.epoch).toBeGreaterThan(1);
    });
    const ben = await signedIn(folder, server.url, 'ben');
    const bens = await openMany(ben, teamId, 20, 'by ben');
    const more = await openMany(anna, teamId, 20, 'still by anna');
    await anna.settled();
    await ben.settled();
    await eventually(async () => {
      const { total, rows } = await ben.client.call('cases.list', { limit: 500 });
      expect(total).toBe(180);
      expect(new Set(rows.map((row) => row.number)).size).toBe(180);
      const numbers = new Map(rows.map((row) => [row.id, row.number]));
      for (const one of [...told, ...more, ...bens]) expect(numbers.get(one.id)).toBe(one.told);
    });
    await Promise.all([anna.close(), ben.close()]);
    await server.close();
  });
});

describe('a client file that was copied', () => {
  it('gives the same numbers twice, of which the server keeps one; the other case is found by it too', async () => {
    const folder = temporaryFolder();
    const server = await startTeamServer(join(folder, 'server'));
    const anna = await signedIn(folder, server.url, 'anna');
    await numbersLeftAre(anna, (left) => left === 100);
    await anna.close();
    cpSync(join(folder, 'anna'), join(folder, 'copy', 'anna'), { recursive: true });

    const original = await startDevice({ folder: join(folder, 'anna'), serverUrl: server.url });
    const copy = await startDevice({ folder: join(folder, 'copy', 'anna'), serverUrl: server.url });
    const first = await openMany(original, server.teamId, 5, 'original');
    await original.settled();
    const second = await openMany(copy, server.teamId, 5, 'copy');
    expect(second.map(({ told }) => told)).toEqual(first.map(({ told }) => told));
    await copy.syncIs(({ connection }) => connection === 'session-expired');
    await copy.signIn('anna', everybodysPassword);
    await copy.settled();
    await original.settled();
    await eventually(async () => {
      const { rows } = await original.client.call('cases.list', { limit: 100 });
      expect(rows).toHaveLength(10);
      expect(new Set(rows.map((row) => row.number)).size).toBe(10);
    });
    for (const one of [...first, ...second]) await finds(original, one);
    // From now on they hold numbers of their own.
    const next = [await open(original, server.teamId, 'on'), await open(copy, server.teamId, 'on')];
    expect(next[0]?.told).not.toBe(next[1]?.told);
    await Promise.all([original.close(), copy.close()]);
    await server.close();
  });
});
