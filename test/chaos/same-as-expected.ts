import { expect } from 'vitest';
import type { CoreDevice } from '../harness/core-device.ts';
import { eventually } from '../harness/eventually.ts';
import type { TestDatabase } from '../harness/server.ts';
import type { Expected, ExpectedCase } from './workload.ts';

type Row = Readonly<Record<string, unknown>>;

const sorted = (texts: Iterable<unknown>): string[] => [...texts].map(String).sort();

/** The server holds exactly what was done: every command once, every row as told from the commands, numbers unique and as given. */
export async function expectServerHolds(database: TestDatabase, expected: Expected): Promise<void> {
  const log = await database.query<{ uid: string; status: string }>('select uid, status from command_log');
  expect(sorted(log.map(({ uid }) => uid))).toEqual(sorted(expected.uids));
  expect(log.filter(({ status }) => status !== 'accepted')).toEqual([]);

  const cases = await database.query<Row & { id: string; number: string; aliases: unknown }>(
    'select id, subject, status, priority, tags, number, aliases from "case"',
  );
  const entries = await database.query<{ on: string; kind: string; body: string }>(
    'select case_id as "on", kind, body from entry',
  );
  const bodies = new Map<string, string[]>();
  for (const { on, kind, body } of entries) bodies.set(`${on}/${kind}`, [...(bodies.get(`${on}/${kind}`) ?? []), body]);
  const held = cases.map(({ id, subject, status, priority, tags }) => ({
    id,
    subject,
    status,
    priority,
    tags: sorted(tags as string[]),
    notes: sorted(bodies.get(`${id}/note`) ?? []),
    replies: sorted(bodies.get(`${id}/message-out`) ?? []),
  }));
  const byId = (a: { id: unknown }, b: { id: unknown }) => String(a.id).localeCompare(String(b.id));
  expect(held.sort(byId)).toEqual([...expected.cases.values()].map(plain).sort(byId));

  expect(new Set(cases.map(({ number }) => number)).size).toBe(cases.length);
  for (const { id, number, aliases } of cases) {
    expect(number).toMatch(/^\d+$/);
    expect([number, ...(aliases as string[])]).toContain(expected.cases.get(id)?.told);
  }
  const calls = await database.query<{ need: string }>('select need from call');
  expect(sorted(calls.map(({ need }) => need))).toEqual(sorted(expected.needs));
  const promises = await database.query<{ promise: string }>('select promise from follow_up');
  expect(sorted(promises.map(({ promise }) => promise))).toEqual(sorted(expected.promises));
  expect(await database.query('select id from conflict')).toEqual([]);
}

/** The device shows every case as the commands made it, and nothing of it waits or was refused. */
export async function expectDeviceShows(device: CoreDevice, expected: Expected): Promise<void> {
  // A connection that the last fault left half dead may still break, and be made anew, after everything was sent.
  await eventually(async () => {
    const sync = await device.client.call('sync.get', {});
    expect(sync).toMatchObject({ connection: 'online', waiting: 0, needsYou: 0, openConflicts: 0 });
  });
  await eventually(async () => {
    const { total } = await device.client.call('cases.list', { limit: 1 });
    expect(total).toBe(expected.cases.size);
  });
  for (const one of expected.cases.values())
    await eventually(async () => {
      const { fields, saveState } = await device.client.call('cases.get', { caseId: one.id });
      const timeline = await device.client.call('cases.timeline', { caseId: one.id });
      const said = (kind: string) => sorted(timeline.filter((entry) => entry.kind === kind).map(({ body }) => body));
      expect({
        id: one.id,
        subject: fields.subject,
        status: fields.status,
        priority: fields.priority,
        tags: sorted(fields.tags),
        notes: said('note'),
        replies: said('message-out'),
      }).toEqual(plain(one));
      expect(saveState).toBe('on-server');
      const { rows } = await device.client.call('cases.list', { text: one.told, limit: 10 });
      expect(rows.map(({ id }) => id)).toContain(one.id);
    });
}

function plain({ id, subject, status, priority, tags, notes, replies }: ExpectedCase) {
  return { id, subject, status, priority, tags: sorted(tags), notes: sorted(notes), replies: sorted(replies) };
}
