// What records are found by, on real devices and a real server: made after a first sync, made anew, paused and resumed.
import { beforeAll, expect, it } from 'vitest';
import type { CaseId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { openedCase } from '../harness/work-on-cases.ts';

let server: TeamServer;
let caseId: CaseId;
const lines = 230;

beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const count = async ({ client }: CoreDevice, text: string) =>
  (await client.call('search.list', { text })).entries.count;
const behind = async ({ client }: CoreDevice) => (await client.call('search.get', {})).behind;

it('what hundreds of lines say is found on a new device a moment after they came, and at once where they were written', async () => {
  const anna = await device('anna');
  caseId = await openedCase(anna, 'Long talk');
  for (let n = 0; n < lines; n++) await anna.client.run('case.note', { caseId, body: `孔雀蓝 ${n}` });
  expect(await count(anna, '孔雀')).toBe(lines);
  await anna.settled();
  const chen = await device('chen');
  await eventually(async () => expect([await behind(chen), await count(chen, '孔雀')]).toEqual([0, lines]));
});

it('an index that is made anew can rest, says what it lacks, and goes on to find everything', async () => {
  const anna = await device('anna');
  await eventually(async () => expect(await count(anna, '孔雀')).toBe(lines));
  const { client } = anna;
  const started = await client.call('search.reindex', { what: 'start' });
  expect(started.behind).toBeGreaterThan(0);
  const paused = await client.call('search.reindex', { what: 'pause' });
  expect(paused).toEqual({ behind: paused.behind, paused: true });
  const note = '玻璃心 while it rests';
  await client.run('case.note', { caseId, body: note });
  expect(await count(anna, '玻璃心')).toBe(1);
  const told: string[] = [];
  client.on('changed', (changes) => told.push(...changes.map(({ collection }) => collection)));
  expect((await client.call('search.reindex', { what: 'resume' })).paused).toBe(false);
  await eventually(async () => expect([await behind(anna), await count(anna, '孔雀')]).toEqual([0, lines]));
  await eventually(async () => expect(told).toContain('search'));
  expect(await count(anna, '玻璃心')).toBe(1);
  expect((await client.call('search.list', { text: 'Long talk' })).cases.count).toBe(1);
});
