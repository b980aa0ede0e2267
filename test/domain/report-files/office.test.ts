// A second program reads the files: LibreOffice, where a machine has it.
import { describe, expect, test } from 'vitest';
import { type Report, reportWords, type TableRow } from '#domain/report-files/report.ts';
import { csvText } from '#domain/report-files/write-csv.ts';
import { writeXlsx } from '#domain/report-files/xlsx/write-xlsx.ts';
import { batchesOf, buildReport, bytesOf, columns, formulaPayloads, rowOf, shanghai } from '../../builders/report.ts';
import { expectedRows, hasOffice, readByOffice } from '../../harness/office.ts';

/** What a person chooses in its window, or the mark at the beginning does there. */
const utf8 = '--infilter=Text - txt - csv (StarCalc):44,34,76';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

describe.runIf(hasOffice)('LibreOffice', () => {
  const odd: readonly TableRow[] = [
    columns.map(() => null),
    // Within the last second of a day, a span beyond a day with its milliseconds, numbers below nothing.
    ['C-x', ' 空格  \n换行 ', Date.UTC(2026, 0, 1, 15, 59, 59, 678), 90_061_001, 1, -5, 1e-7, '1999-12-31', false],
    ['0012', '１２３\t制表', Date.UTC(2025, 11, 31, 16), -60_000, 0, 0, -0.5, '2028-02-29', true],
    ['1e5', 'TRUE', 0, 0, 0.333, 1_234_567, 4.25, '1970-01-01', true],
    ['3/4', '<b>&amp;"\'</b> 😀', Date.UTC(2026, 6, 1), 59_000, 0.005, 1, 0, null, null],
  ];
  const rows = [
    ...odd,
    ...formulaPayloads.map((payload, n) => rowOf(n, payload)),
    ...Array.from({ length: 40 }, (_, n) => rowOf(n + 12)),
  ];

  test('reads every sheet of a workbook cell by cell, each as what it is', async () => {
    const report: Report = buildReport(rows, { title: '=1+1' });
    const bytes = await bytesOf(writeXlsx(report, { clock: shanghai, picture: () => pixel }));
    const [summary, ...sheets] = readByOffice('report.xlsx', bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['指标', '工单']);
    const tables = [...report.tables, { columns, rows }];
    for (const [at, table] of tables.entries())
      expect(sheets[at]?.rows).toEqual(expectedRows(table, (moment) => shanghai.wall(moment)));
    expect(summary?.rows).toEqual([
      ...[['=1+1'], [], ['期间', '2026-11-01 – 2026-11-30'], [], ['每日新建工单']],
      ...Array.from({ length: 8 }, () => []),
      ...[['11-01: 3'], [], ['Definition', '定义', 'Version']],
      ['新建工单', '期间内创建的工单，按服务器时间计。', 2],
    ]);
    expect(summary?.pictures).toEqual(['11-01: 3']);
    expect([summary, ...sheets].flatMap((sheet) => sheet?.formulas ?? [])).toEqual([]);
  });

  test('runs nothing that stands in a CSV file', async () => {
    const csv = await bytesOf(
      csvText({ title: '工单', columns, batches: batchesOf(rows) }, { clock: shanghai, words: reportWords, bom: true }),
    );
    const [sheet] = readByOffice('report.csv', csv, [utf8]);
    expect(sheet?.rows.map(([number]) => number)).toContain('C-51');
    expect(sheet?.rows.flat()).toContain('客戶反映網絡中斷，第 12 次 "again"');
    expect(sheet?.formulas).toEqual([]);
  });
});
