import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { createLocalClock } from '#domain/report-files/local-clock.ts';
import { reportWords } from '#domain/report-files/report.ts';
import { csvText } from '#domain/report-files/write-csv.ts';
import { jsonText } from '#domain/report-files/write-json.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { batchesOf, buildReport, bytesOf, columns, formulaPayloads, rowOf, shanghai } from '../../builders/report.ts';

const writing = { clock: shanghai, words: reportWords, bom: false };
const csvOf = async (rows: Parameters<typeof batchesOf>[0], options = writing) =>
  (await bytesOf(csvText({ title: '工单', columns, batches: batchesOf(rows) }, options))).toString();

describe('a CSV file', () => {
  test('comes back as it was, whatever stands in it', async () => {
    const odd = ['a,b', 'say "so"', 'two\nlines', 'two\r\nlines', ' blank ', '繁體中文', '😀', ''];
    const found = parse(await csvOf(odd.map((subject, n) => rowOf(n, subject))), { record_delimiter: '\r\n' });
    expect(found[0]).toEqual(columns.map(({ label }) => label));
    expect(found.slice(1).map(([, subject]) => subject)).toEqual(odd);
  });

  test('writes numbers plain and moments by the wall clock', async () => {
    const [, row] = parse(await csvOf([rowOf(0, '主题')]));
    expect(row).toEqual([
      'C-0',
      '主题',
      '2026-11-01 09:30:00',
      '25:00:05',
      '0.125',
      '1234',
      '4.5',
      '2026-11-22',
      'Yes',
    ]);
  });

  test('leaves cells empty of which nothing is known', async () => {
    const [, row] = parse(await csvOf([columns.map(() => null)]));
    expect(new Set(row)).toEqual(new Set(['']));
  });

  test('begins with the mark by which Excel knows UTF-8, where it is wanted', async () => {
    expect((await csvOf([], { ...writing, bom: true })).startsWith('\uFEFF工单号')).toBe(true);
    expect((await csvOf([])).startsWith('工单号')).toBe(true);
  });

  test.each(formulaPayloads)('keeps %j from being run', async (payload) => {
    const [, row] = parse(await csvOf([rowOf(0, payload)]));
    expect(row?.[1]).toBe(`'${payload}`);
  });

  test('leaves the sign of a number', async () => {
    const [, row] = parse(await csvOf([[null, null, null, -60_000, -0.5, -3, null, null, null]]));
    expect(row?.slice(3, 6)).toEqual(['-0:01:00', '-0.5', '-3']);
  });
});

describe('a JSON file', () => {
  test('holds the report and all rows by their columns', async () => {
    const text = (await bytesOf(jsonText(buildReport([rowOf(0), rowOf(1)]), shanghai))).toString();
    const found = JSON.parse(text);
    expect(found).toMatchObject({
      format: 'holdfast-report',
      version: 1,
      title: '业务量',
      madeAt: '2026-11-22T12:00:00+08:00',
    });
    expect(found.definitions).toEqual([{ name: '新建工单', version: 2, text: '期间内创建的工单，按服务器时间计。' }]);
    expect(found.tables[0].rows).toEqual([{ metric: '新建工单', value: 12_345 }]);
    expect(found.rows.rows).toHaveLength(2);
    expect(found.rows.rows[1]).toMatchObject({
      number: 'C-1',
      at: '2026-11-01T09:31:00+08:00',
      wait: 90_005_000,
      onTime: false,
    });
  });

  test('is whole without rows, and with none of them', async () => {
    for (const rows of [null, []])
      expect(JSON.parse((await bytesOf(jsonText(buildReport(rows), shanghai))).toString()).title).toBe('业务量');
  });
});

test('moments are told by the zone, on the day its clocks are moved as well', () => {
  const newYork = createLocalClock('America/New_York', createZoneOffsets());
  // 2026-11-01 06:00 UTC: back from 02:00 to 01:00.
  expect(newYork.iso(Date.UTC(2026, 10, 1, 5, 59, 59))).toBe('2026-11-01T01:59:59-04:00');
  expect(newYork.iso(Date.UTC(2026, 10, 1, 6, 0, 0))).toBe('2026-11-01T01:00:00-05:00');
  expect(newYork.text(Date.UTC(2026, 10, 2, 4, 59, 59))).toBe('2026-11-01 23:59:59');
});
