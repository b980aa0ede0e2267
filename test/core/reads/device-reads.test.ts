// Whole devices that read in threads: what was just said is found, and threads follow the account and its replica.
import { randomFillSync } from 'node:crypto';
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it, vi } from 'vitest';
import { nodeThreads } from '#core/adapters/node-threads.ts';
import type { Threads } from '#core/ports.ts';
import type { CoreDevice } from '../../harness/core-device.ts';
import { deviceAtWork, deviceOfTest } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import type { TeamServer } from '../../harness/team-server.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { openedCase } from '../../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

/** Real threads, how many of them run, and what they are asked. */
function countedThreads() {
  const counts = { running: 0, started: 0 };
  const asked: string[] = [];
  const threads: Threads = {
    ...nodeThreads,
    startReader(file, on) {
      counts.running++;
      counts.started++;
      const thread = nodeThreads.startReader(file, {
        ...on,
        ended: (error) => {
          counts.running--;
          on.ended(error);
        },
      });
      return {
        ...thread,
        post(message) {
          if (message.t === 'read') asked.push(message.name);
          thread.post(message);
        },
      };
    },
  };
  return { counts, asked, threads };
}

const count = async ({ client }: CoreDevice, text: string) => {
  const { cases, entries } = await client.call('search.list', { text });
  return [cases.count, entries.count];
};

it('what was said is found by the next search, every time', async () => {
  const { counts, threads } = countedThreads();
  const anna = await deviceOfTest('anna', { serverUrl: server.url, threads });
  const caseId = await openedCase(anna, '孔雀蓝');
  expect(await count(anna, '孔雀')).toEqual([1, 0]);
  for (let n = 1; n <= 10; n++) {
    await anna.client.run('case.note', { caseId, body: `玻璃心 ${n}` });
    expect(await count(anna, '玻璃')).toEqual([0, n]);
  }
  expect(counts).toEqual({ running: 1, started: 1 });
  expect(anna.logged).toEqual([]);
});

it('the threads end with the account, and its files with the device', async () => {
  const { counts, threads } = countedThreads();
  const folder = temporaryFolder();
  const chen = await deviceAtWork('chen', { folder, serverUrl: server.url, threads });
  await count(chen, '孔');
  await chen.client.call('session.signOut', {});
  expect(counts.running).toBe(0);
  await expect(count(chen, '孔')).rejects.toMatchObject({ kind: 'signed-out' });
  await chen.signIn('chen', server.password);
  await chen.settled();
  expect(await count(chen, '不在')).toEqual([0, 0]);
  await chen.close();
  expect(counts).toEqual({ running: 0, started: 2 });
  expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('-wal'))).toEqual([]);
});

it('a replica that turns out to be damaged is filled again, and searches read the new one', async () => {
  const { threads } = countedThreads();
  const folder = temporaryFolder();
  const first = await deviceAtWork('ben', { folder, serverUrl: server.url, threads });
  await openedCase(first, '水杉树');
  await first.settled();
  await first.close();
  const [account = ''] = readdirSync(join(folder, 'accounts'));
  const file = openSync(join(folder, 'accounts', account, 'replica.db'), 'r+');
  writeSync(file, randomFillSync(Buffer.alloc(64 * 4096)), 0, 64 * 4096, 60 * 4096);
  closeSync(file);
  const ben = await deviceOfTest('ben', { folder, serverUrl: server.url, threads });
  await eventually(async () => expect(await count(ben, '水杉')).toEqual([1, 0]));
  expect(readdirSync(join(folder, 'accounts', account)).some((name) => name.includes('put-aside'))).toBe(true);
});

it('a list of cases leaves as a file that a thread has written, in its order', async () => {
  const { asked, threads } = countedThreads();
  const anna = await deviceOfTest('anna', { serverUrl: server.url, threads });
  const subjects = ['紫藤 1', '紫藤, "2"', '=紫藤+3'];
  for (const subject of subjects) await openedCase(anna, subject);
  const list = { text: '紫藤' };
  const { rows } = await anna.client.call('cases.list', list);
  const made = await anna.client.call('cases.export', { ...list, labels: { 'column.subject': '主题' } });
  const lines = parse(made.csv, { bom: true, columns: true }) as Record<string, string>[];
  expect(lines.map((line) => line.number)).toEqual(rows.map(({ number }) => number));
  expect(lines.map((line) => line.主题?.replace(/^'/, '')).toSorted()).toEqual(subjects.toSorted());
  expect([made.rows, asked.filter((name) => name === 'cases.export')]).toEqual([3, ['cases.export']]);
});

it('a file is named by the day it is where the person is, not in Greenwich', async () => {
  // One of the two has another day than Greenwich at every hour.
  const zone = new Date().getUTCHours() < 10 ? 'Pacific/Pago_Pago' : 'Pacific/Kiritimati';
  vi.stubEnv('TZ', zone);
  const anna = await deviceOfTest('anna', { serverUrl: server.url });
  const { fileName } = await anna.client.call('cases.export', { labels: {} });
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format();
  expect(fileName).toBe(`holdfast-cases-${day}.csv`);
});
