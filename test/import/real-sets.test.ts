import { expect, test } from 'vitest';
import { readAll } from './collect.ts';
import { forumData, hasForum, hasTracker, trackerData } from './real-data.ts';

test('every question of the support forum becomes a solved case with its accepted answer', async () => {
  const data = forumData();
  const { cases, refusals, format } = await readAll([data.path]);
  expect(format).toBe('questions with accepted answers');
  expect(refusals).toEqual([]);
  expect(cases).toHaveLength(data.cases);
  expect(new Set(cases.map((found) => found.externalId)).size).toBe(data.cases);
  for (const found of cases) {
    expect(found.status).toBe('solved');
    expect(found.customer?.language).toBe('zh-CN');
    expect(found.customer?.name).toMatch(/^论坛用户 u[0-9a-f]{8}$/);
    expect(found.entries.map((entry) => entry.kind)).toEqual(['message-out']);
    expect(found.entries[0]?.body).not.toBe('');
    expect(found.description.startsWith(found.subject.replace(/…$/, ''))).toBe(true);
  }
});

test.runIf(hasForum)('a question stands at its time in China', async () => {
  const { cases } = await readAll([forumData().path], 'America/New_York');
  const found = cases.find((one) => one.externalId === '0');
  expect(found?.subject).toBe('unity导出插件现在去哪里下载？');
  expect(new Date(found?.openedAt ?? 0).toISOString()).toBe('2017-01-17T08:44:00.000Z');
  expect(found?.tags).toEqual(['论坛', '2017']);
  expect(found?.customer?.externalId).toBe('u25e6df8b');
});

test('every issue and every comment of the tracker export is there, with its times', async () => {
  const data = trackerData();
  const { cases, refusals, format } = await readAll([data.path]);
  expect(format).toBe("an issue tracker's export");
  expect(refusals).toEqual([]);
  expect(cases).toHaveLength(data.cases);
  expect(cases.flatMap((found) => found.entries)).toHaveLength(data.comments);
  for (const found of cases) {
    expect(['open', 'closed']).toContain(found.status);
    expect(found.solvedAt === null).toBe(found.status === 'open');
    expect(found.entries.map((entry) => entry.happenedAt)).toEqual(
      found.entries.map((entry) => entry.happenedAt).toSorted((a, b) => a - b),
    );
    for (const entry of found.entries) expect(entry.happenedAt).toBeLessThanOrEqual(found.lastActivityAt);
  }
});

test.runIf(hasTracker)('the tracker keeps who wrote, what was closed and how urgent it was', async () => {
  const { cases } = await readAll([trackerData().path]);
  expect(cases.filter((found) => found.status === 'closed')).toHaveLength(361);
  expect(cases.flatMap((found) => found.entries).filter((entry) => entry.kind === 'message-out')).toHaveLength(358);
  expect(cases.filter((found) => found.priority === 'urgent').every((found) => found.tags.includes('p0'))).toBe(true);
  expect(new Set(cases.map((found) => found.type)).size).toBeGreaterThan(3);
  const leak = cases.find((found) => found.externalId === 'HdpMkgbHpK3_OcOIiQOuW');
  expect(leak?.subject).toBe('Leaking listeners on AbortSignal');
  expect(leak?.customer?.name).toBe('Erik Arvidsson');
  expect(leak?.customer?.contactPoints).toEqual([{ kind: 'email', value: 'erik@zbugs.io', label: '' }]);
  expect(new Date(leak?.openedAt ?? 0).toISOString()).toBe('2024-09-16T08:02:36.000Z');
});
