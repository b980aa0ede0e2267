import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { nodeThreads } from '#core/adapters/node-threads.ts';
import type { FileMaker } from '#core/export/report/file-order.ts';
import { makeFileHere } from '#core/export/report/make-file-here.ts';
import { makeFileInThread } from '#core/export/report/make-file-in-thread.ts';
import { packRows } from '#core/export/report/packed-rows.ts';
import { ReportExports, type RowsPart } from '#core/export/report/report-exports.ts';
import type { FileEvents, Threads } from '#core/ports.ts';
import { reportFileProcedures } from '#domain/contract/ipc/report-file-procedures.ts';
import { buildReport, columns, rowOf } from '../builders/report.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

const total = 20_000;
const day = '2026-11-01';

function order(format: 'csv' | 'xlsx' | 'pdf') {
  const { title, about, definitions, tables } = buildReport();
  return reportFileProcedures['reportFiles.make'].input.parse({
    ...{
      id: randomUUID(),
      format,
      language: 'zh-CN',
      zone: 'Asia/Shanghai',
      report: { title, about, definitions, tables },
    },
    rows: {
      title: '工单',
      columns: columns.map((column) => ({ ...column, key: `fact.${column.key}` })),
      of: { metric: 'created', period: { from: day, to: day } },
    },
  });
}

/** Exports of 20,000 rows, less what is gone by then. `began` is called with each part of them that is asked for. */
function exportsOf(
  maker: FileMaker,
  began: (part: RowsPart) => void = () => undefined,
  isGone: (row: number) => boolean = () => false,
) {
  const folder = join(temporaryFolder(afterAll), 'report-exports');
  const audit: unknown[] = [];
  const told: number[] = [];
  const handed: ArrayBuffer[] = [];
  const exports = new ReportExports({
    actor: () => ({ id: randomUUID() as never, role: 'lead', teamIds: [] }),
    now: () => Date.UTC(2026, 10, 22, 4),
    folder,
    profileKey: randomBytes(32),
    random: (bytes) => randomBytes(bytes),
    rows: async (_asked, part) => {
      began(part);
      const numbers = Array.from({ length: Math.min(part.count, total - part.from) }, (_, n) => part.from + n);
      const packed = packRows(numbers.filter((number) => !isGone(number)).map((number) => rowOf(number)));
      handed.push(packed.bytes.buffer);
      return { total, ...packed };
    },
    maker,
    run: (name, input) => {
      audit.push([name, input]);
      return undefined as never;
    },
    progress: ({ done }) => told.push(done),
  });
  onTestFinished(() => exports.close());
  return { exports, folder, audit, told, handed };
}

const inThread = makeFileInThread(nodeThreads, { error: (message) => expect.unreachable(message) });

describe.each([
  ['in the thread that asks', makeFileHere],
  ['in a thread of its own', inThread],
])('a report written %s', (_, maker) => {
  it('has all its rows, tells how far it is, and is noted once', async () => {
    const { exports, audit, told } = exportsOf(maker);
    const asked = order('csv');
    const made = await exports.make(asked);
    expect(made.rows).toBe(total);
    expect(told.at(-1)).toBe(total);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(audit).toEqual([['report.export', { format: 'csv', title: '业务量', rows: total }]]);
  });

  it('has each row once, whatever of them is gone by the time it is read', async () => {
    const asked: number[] = [];
    const { exports } = exportsOf(
      maker,
      ({ from }) => asked.push(from),
      (row) => row >= 400 && row < 1600,
    );
    expect((await exports.make(order('csv'))).rows).toBe(total - 1200);
    expect(asked).toEqual(Array.from({ length: asked.length }, (_, n) => (n * total) / asked.length));
  });

  it('is given up in the middle, and leaves nothing behind', async () => {
    const asked = order('xlsx');
    const { exports, folder, audit, told } = exportsOf(maker, ({ from }) => {
      if (from < 5000) return;
      // Something of it lies on the disk by now.
      expect(readdirSync(folder)).toHaveLength(1);
      exports.cancel(asked.id);
    });
    await expect(exports.make(asked)).rejects.toMatchObject({ kind: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
    expect([audit, Math.max(...told) < total]).toEqual([[], true]);
  });

  it('is given up when the account is closed, which waits until nothing of it is left', async () => {
    let reached: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const { exports, folder } = exportsOf(maker, () => reached());
    const making = exports.make(order('csv')).catch((error: unknown) => error);
    await begun;
    await exports.close();
    expect(readdirSync(folder)).toEqual([]);
    expect(await making).toMatchObject({ kind: 'cancelled' });
  });

  it('reads no more rows than a PDF shows', async () => {
    const { exports } = exportsOf(maker, ({ from }) => expect(from).toBeLessThan(2000));
    expect((await exports.make(order('pdf'))).rows).toBe(2000);
  }, 60_000);
});

it('moves rows to the thread that writes, and copies none', async () => {
  const { exports, handed } = exportsOf(inThread);
  await exports.make(order('csv'));
  expect(handed.length).toBeGreaterThan(1);
  expect(handed.filter(({ detached }) => !detached)).toEqual([]);
});

it('keeps three files for the windows; the oldest makes room', async () => {
  const { exports } = exportsOf(makeFileHere);
  const all = [order('csv'), order('csv'), order('csv'), order('csv')];
  for (const asked of all) await exports.make(asked);
  const kept = await Promise.all(
    all.map(({ id }) =>
      exports.piece(id, 0).then(
        () => true,
        () => false,
      ),
    ),
  );
  expect(kept).toEqual([false, true, true, true]);
});

describe('a thread that writes', () => {
  it.each([
    ['says that it failed', (on: FileEvents) => on.message({ t: 'failed', trace: 'RangeError at x' })],
    ['ends by itself', (on: FileEvents) => on.ended(new Error('out of memory'))],
  ])('and %s fails the file, in the log as well', async (_what, fail) => {
    const logged: string[] = [];
    const threads: Pick<Threads, 'startFile'> = {
      startFile(_start, on) {
        queueMicrotask(() => fail(on));
        return { post: () => undefined, end: () => undefined };
      },
    };
    const { exports, folder, audit } = exportsOf(
      makeFileInThread(threads, { error: (message) => logged.push(message) }),
    );
    await expect(exports.make(order('csv'))).rejects.toMatchObject({ kind: 'internal' });
    expect([logged.length, audit, readdirSync(folder)]).toEqual([1, [], []]);
  });
});
