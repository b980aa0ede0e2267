import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hello } from '#domain/contract/wire/hello.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { startServer } from '#server/start-server.ts';
import { type CoreDevice, startDevice } from '../harness/core-device.ts';
import { eventually } from '../harness/eventually.ts';
import { addTeamMates, everybodysPassword } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

// Each starts an embedded server several times over, which is work for the processor.
describe('a server whose folder was copied back from an older backup', { timeout: 120_000 }, () => {
  it('gets again what devices hold acknowledged, once, and both sides agree in the end', async () => {
    const folder = temporaryFolder();
    const database = { kind: 'embedded', folder: join(folder, 'server') } as const;
    const firstAdmin = { login: 'root', name: 'Root', password: everybodysPassword };
    let server = await startServer({ database, firstAdmin });
    const { port } = server;
    const restart = async () => {
      server = await startServer({ database, port });
    };
    const teamId = await addTeamMates(server.url, everybodysPassword);
    const anna = await startDevice({ folder: join(folder, 'anna'), serverUrl: server.url });
    await anna.signIn('anna', everybodysPassword);
    const open = async (subject: string) =>
      (await anna.client.run('case.open', { subject, teamId })).made?.id as CaseId;
    const before = await open('before the backup');
    await anna.settled();

    await server.close();
    cpSync(database.folder, join(folder, 'backup'), { recursive: true });
    await restart();
    const after = await open('after the backup');
    await anna.client.run('case.note', { caseId: before, body: 'said after the backup' });
    await eventually(async () => {
      expect((await anna.client.call('cases.get', { caseId: after })).saveState).toBe('on-server');
    });
    await anna.settled();

    await server.close();
    rmSync(database.folder, { recursive: true });
    cpSync(join(folder, 'backup'), database.folder, { recursive: true });
    await restart();

    const ben = await startDevice({ folder: join(folder, 'ben'), serverUrl: server.url });
    await ben.signIn('ben', everybodysPassword);
    await anna.client.call('sync.now', {});
    await eventually(async () => {
      await ben.client.call('sync.now', {});
      expect((await ben.client.call('cases.get', { caseId: after })).fields.subject).toBe('after the backup');
    });
    for (const device of [anna, ben]) {
      await eventually(async () => {
        const bodies = (await device.client.call('cases.timeline', { caseId: before })).map((entry) => entry.body);
        expect(bodies.filter((body) => body === 'said after the backup')).toHaveLength(1);
      });
      const numbers = (await device.client.call('cases.list', { queue: 'all' })).rows.map((row) => row.number);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
    await Promise.all([anna.close(), ben.close()]);
    await server.close();
  });

  it('is noticed too when others have written as much over it before a device comes back', async () => {
    const folder = temporaryFolder();
    const database = { kind: 'embedded', folder: join(folder, 'server') } as const;
    const firstAdmin = { login: 'root', name: 'Root', password: everybodysPassword };
    let server = await startServer({ database, firstAdmin });
    const { port } = server;
    const teamId = await addTeamMates(server.url, everybodysPassword);
    const start = async (name: string) => {
      const device = await startDevice({ folder: join(folder, name), serverUrl: server.url });
      await device.signIn(name, everybodysPassword);
      await device.settled();
      return device;
    };
    const [anna, ben] = [await start('anna'), await start('ben')];
    const { made } = await anna.client.run('case.open', { subject: 'before the backup', teamId });
    const caseId = made?.id as CaseId;
    const note = async (device: CoreDevice, body: string) => {
      await device.client.run('case.note', { caseId, body });
      await device.settled();
    };
    const notes = async (device: CoreDevice) => {
      await device.settled();
      const entries = await device.client.call('cases.timeline', { caseId });
      return entries.filter(({ kind }) => kind === 'note').map(({ body }) => body);
    };
    await anna.settled();
    await ben.settled();

    await server.close();
    cpSync(database.folder, join(folder, 'backup'), { recursive: true });
    server = await startServer({ database, port });
    await note(ben, 'forgotten by the server');
    expect(await notes(anna)).toEqual(['forgotten by the server']);
    await Promise.all([anna.close(), ben.close()]);

    await server.close();
    rmSync(database.folder, { recursive: true });
    cpSync(join(folder, 'backup'), database.folder, { recursive: true });
    server = await startServer({ database, port });
    const { epoch } = server;
    const chen = await start('chen');
    await note(chen, 'written over it');
    await note(chen, 'and once more');

    // Anna wrote nothing that is missing: only what she has read tells.
    const annaAgain = await start('anna');
    await eventually(async () => expect(await notes(annaAgain)).toEqual(['written over it', 'and once more']));
    expect(await epochOf(server.url)).toBeGreaterThan(epoch);
    const benAgain = await start('ben');
    for (const device of [annaAgain, chen, benAgain])
      await eventually(async () =>
        expect((await notes(device)).sort()).toEqual(['and once more', 'forgotten by the server', 'written over it']),
      );
    await Promise.all([annaAgain.close(), chen.close(), benAgain.close()]);
    await server.close();
  });
});

async function epochOf(url: string): Promise<number> {
  return hello.parse(await (await fetch(`${url}/v1/hello`)).json()).epoch;
}
