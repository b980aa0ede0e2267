import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { writeXlsx, type XlsxParts } from '#domain/report-files/xlsx/write-xlsx.ts';
import { buildReport, bytesOf, columns, formulaPayloads, rowOf, shanghai } from '../../builders/report.ts';

/** One white pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

async function workbook(report = buildReport(), parts: Partial<XlsxParts> = {}) {
  const bytes = await bytesOf(writeXlsx(report, { clock: shanghai, picture: () => pixel, ...parts }));
  const files = unzipSync(bytes);
  const text = (path: string) => new TextDecoder().decode(files[path]);
  return { read: await readXlsx(bytes), files, text };
}

const rowsSheet = 'xl/worksheets/sheet3.xml';

describe('a workbook', () => {
  test('has a sheet for what it is about, one for each table and one for the rows', async () => {
    const { read } = await workbook();
    expect(read.sheets.map(({ name }) => name)).toEqual(['概要', '指标', '工单']);
    expect(read.sheets[0]?.rows[0]?.[0]).toBe('业务量');
    expect(read.sheets[0]?.rows.flat()).toContain('期间内创建的工单，按服务器时间计。');
    expect(read.sheets[1]?.rows).toEqual([
      ['指标', '值'],
      ['新建工单', 12_345],
    ]);
  });

  test('holds numbers, dates and spans of time as such', async () => {
    const { read } = await workbook(buildReport([rowOf(0, '主题')]));
    const [head, row] = read.sheets[2]?.rows ?? [];
    expect(head).toEqual(columns.map(({ label }) => label));
    // 25 hours and 5 seconds, as days.
    const span = (25 * 3600 + 5) / 86_400;
    expect(row?.[0]).toBe('C-0');
    expect(row?.[2]).toEqual(new Date(Date.UTC(2026, 10, 1, 9, 30)));
    expect(row?.[4]).toBe(0.125);
    expect(row?.[5]).toBe(1234);
    expect(row?.[7]).toEqual(new Date(Date.UTC(2026, 10, 22)));
    expect(row?.[8]).toBe(true);
    const { text } = await workbook(buildReport([rowOf(0)]));
    expect(text(rowsSheet)).toContain(`<v>${span}</v>`);
  });

  test('keeps the head in sight and filters by it', async () => {
    const { text } = await workbook(buildReport([rowOf(0), rowOf(1)]));
    expect(text(rowsSheet)).toContain('state="frozen"');
    expect(text(rowsSheet)).toContain('<autoFilter ref="A1:I3"/>');
    expect(text('xl/workbook.xml')).toContain("'工单'!$A$1:$I$3");
    // On paper it is not cut into columns.
    expect(text(rowsSheet)).toMatch(/fitToPage="1".*fitToWidth="1" fitToHeight="0"/s);
  });

  test('has its charts as pictures, with their words', async () => {
    const { files, text, read } = await workbook();
    expect(Buffer.from(files['xl/media/image1.png'] ?? []).equals(pixel)).toBe(true);
    expect(text('xl/drawings/drawing1.xml')).toContain('descr="11-01: 3"');
    expect(read.sheets[0]?.images).toHaveLength(1);
  });

  test.each(formulaPayloads)('holds %j as a text', async (payload) => {
    const { read, files, text } = await workbook(
      buildReport([rowOf(0, payload)], { title: payload, about: [{ label: payload, value: payload }] }),
    );
    expect(read.sheets[2]?.rows[1]?.[1]).toBe(payload.replace('\r\n', '\n'));
    for (const path of Object.keys(files).filter((name) => name.includes('sheet')))
      expect(text(path)).not.toMatch(/<f[ >]/);
  });

  test('leaves out what no workbook can say, and cuts what is longer than a cell', async () => {
    const { read } = await workbook(
      buildReport([rowOf(0, 'a\u0000b\u0008\uD800c & <d> "e" _x0041_'), rowOf(1, '长'.repeat(40_000))]),
    );
    expect(read.sheets[2]?.rows[1]?.[1]).toBe('abc & <d> "e" _x0041_');
    expect(String(read.sheets[2]?.rows[2]?.[1])).toHaveLength(32_767);
  });

  test('goes on in a further sheet when one is full, under the same head', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => rowOf(n));
    const { read } = await workbook(buildReport(rows), { rowsOfSheet: 120 });
    expect(read.sheets.slice(2).map((sheet) => [sheet.name, sheet.rows.length])).toEqual([
      ['工单', 121],
      ['工单 (2)', 121],
      ['工单 (3)', 11],
    ]);
    expect(read.sheets.slice(2).flatMap((sheet) => sheet.rows.slice(1).map(([number]) => number))).toEqual(
      rows.map(([number]) => number),
    );
  });

  test('begins no further sheet when the rows fill one to the end', async () => {
    const { read } = await workbook(buildReport(Array.from({ length: 120 }, (_, n) => rowOf(n))), { rowsOfSheet: 120 });
    expect(read.sheets).toHaveLength(3);
  });

  test.each([
    ["'[工单]: 团队/渠道*?'", '工单 团队 渠道'],
    ['History', 'Sheet'],
    ['长'.repeat(40), '长'.repeat(31)],
    [`${'a'.repeat(30)}😀`, 'a'.repeat(30)],
    ['指标', '指标 (2)'],
  ])('calls the sheet of %j %j', async (title, name) => {
    const report = buildReport();
    const { read } = await workbook({ ...report, rows: report.rows && { ...report.rows, title } });
    expect(read.sheets[2]?.name).toBe(name);
  });
});
