// A second program reads the files: LibreOffice, where a machine has it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { reportWords } from '#domain/report-files/report.ts';
import { csvText } from '#domain/report-files/write-csv.ts';
import { writeXlsx } from '#domain/report-files/xlsx/write-xlsx.ts';
import { batchesOf, buildReport, bytesOf, columns, formulaPayloads, rowOf, shanghai } from '../../builders/report.ts';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'holdfast-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every sheet as the office program shows it, by the file it writes. */
function shown(name: string, bytes: Uint8Array, to: string, reading: readonly string[] = []): Map<string, Buffer> {
  const place = mkdtempSync(join(folder, 'out-'));
  writeFileSync(join(folder, name), bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync(
    'soffice',
    [profile, '--headless', ...reading, '--convert-to', to, '--outdir', place, join(folder, name)],
    {
      stdio: 'ignore',
    },
  );
  return new Map(readdirSync(place).map((file) => [file, readFileSync(join(place, file))]));
}

/** What a person chooses in its window, or the mark at the beginning does there. */
const utf8 = '--infilter=Text - txt - csv (StarCalc):44,34,76';

describe.runIf(hasOffice)('LibreOffice', () => {
  const rows = [
    ...formulaPayloads.map((payload, n) => rowOf(n, payload)),
    ...Array.from({ length: 40 }, (_, n) => rowOf(n + 12)),
  ];

  test('reads a workbook cell by cell', async () => {
    const bytes = await bytesOf(writeXlsx(buildReport(rows), { clock: shanghai, picture: () => new Uint8Array() }));
    const sheets = shown(
      'report.xlsx',
      bytes,
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
    );
    const found = parse(sheets.get('report-工单.csv') ?? '');
    expect(found[0]).toEqual(columns.map(({ label }) => label));
    expect(found).toHaveLength(rows.length + 1);
    for (const [n, row] of found.slice(1).entries()) {
      const minutes = `${9 + Math.floor((30 + n) / 60)}`.padStart(2, '0');
      expect(row[0]).toBe(`C-${n}`);
      expect(row[1]).toBe(String(rows[n]?.[1]).replace('\r\n', '\n'));
      expect(row[2]).toMatch(new RegExp(`^2026-11-01 ${minutes}:${String((30 + n) % 60).padStart(2, '0')}`));
      expect(Number(row[5])).toBe(1234 + n);
      expect(row[7]).toBe('2026-11-22');
    }
  }, 120_000);

  test('runs nothing that stands in a CSV file', async () => {
    const csv = await bytesOf(
      csvText({ title: '工单', columns, batches: batchesOf(rows) }, { clock: shanghai, words: reportWords, bom: true }),
    );
    const [flat] = shown('report.csv', csv, 'fods', [utf8]).values();
    const text = flat?.toString() ?? '';
    expect(text).toContain('客戶反映網絡中斷');
    expect(text).not.toContain('table:formula');
  }, 120_000);
});
