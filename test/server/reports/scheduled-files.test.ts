// The files of a scheduled report, opened: charts that the server drew itself, and sheets that a second program reads.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentId } from '#domain/model/ids.ts';
import type { Cell, ReportColumn, ReportTable } from '#domain/report-files/report.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { scheduledReports } from '#server/reports/schedules/scheduled-reports.ts';
import { buildReportSchedule } from '../../builders/report-schedules.ts';
import { reportedWorld } from '../../builders/reported-world.ts';
import { day } from '../../builders/times.ts';
import { jobContext } from '../../harness/job-context.ts';
import { expectedRows, hasOffice, readByOffice } from '../../harness/office.ts';
import { createTestDatabase, type TestDatabase } from '../../harness/server.ts';
import { hireStaff } from '../../harness/staff.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

/** 2026-03-09 08:00 in UTC, a Monday. */
const monday = Date.UTC(2026, 2, 9, 8);
const charts = ['新建与解决', '待办存量', '各渠道新建量', '各类型新建量', '各时段新建量'];

interface JsonTable {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

let database: TestDatabase;
const files = new Map<string, Uint8Array>();
const file = (extension: string) => files.get(extension) ?? new Uint8Array();

beforeAll(async () => {
  database = await createTestDatabase();
  const server = await database.start({ jobIntervalMs: day });
  const { authority } = server;
  const ownerId = (await hireStaff(server.url)).admin.session.agent.id as AgentId;
  const schedule = buildReportSchedule(1, {
    ...{ ownerId, since: monday - day, toFolder: true, recipients: [], formats: ['pdf', 'xlsx', 'json'] },
    timing: { every: 'week', weekday: 0, monthDay: 1, time: '08:00', zone: 'UTC' },
  });
  await authority.write((tx) => writeRecords(tx, authority.workspaceId, [...reportedWorld(21, 20), schedule]));
  const reportFolder = temporaryFolder(afterAll);
  await scheduledReports.run(
    { ...jobContext(database, server, () => monday), reportFolder },
    new AbortController().signal,
  );
  for (const name of readdirSync(reportFolder))
    files.set(name.split('.').at(-1) ?? '', new Uint8Array(readFileSync(join(reportFolder, name))));
});
afterAll(() => database.drop());

describe('the PDF of a run', () => {
  it('has the charts of the page, drawn with lines and letters, and says what they show', async () => {
    const { OPS } = await getResolvedPDFJS();
    const document = await getDocumentProxy(file('pdf').slice());
    const { text } = await extractText(document);
    for (const title of charts) expect(text.join('\n')).toContain(title);
    // Legend and axis are in the picture, the words below it.
    expect(text[0]).toContain('新建工单（对比期间）');
    expect(text[0]).toContain('3/8');
    expect(text[0]).toContain('最高');
    const { fnArray } = await (await document.getPage(1)).getOperatorList();
    expect(fnArray.includes(OPS.constructPath)).toBe(true);
    expect(fnArray.includes(OPS.paintImageXObject)).toBe(false);
  });
});

describe('the workbook of a run', () => {
  it('has the charts as pictures, each with its words', () => {
    const parts = unzipSync(file('xlsx'));
    const drawing = new TextDecoder().decode(parts['xl/drawings/drawing1.xml']);
    const said = [...drawing.matchAll(/name="([^"]*)" descr="([^"]*)"/g)];
    expect(said.map(([, name]) => name)).toEqual(charts);
    for (const [, name, words] of said) expect(words?.startsWith(`${name}。`)).toBe(true);
    for (const [at] of charts.entries()) {
      const picture = Buffer.from(parts[`xl/media/image${at + 1}.png`] ?? []);
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      expect(picture.readUInt32BE(16)).toBe(1440);
      // An empty one packs to next to nothing.
      expect(picture.length).toBeGreaterThan(8000);
    }
  });

  it.runIf(hasOffice)('is read by LibreOffice cell by cell as the JSON file has it', () => {
    const { tables } = JSON.parse(new TextDecoder().decode(file('json'))) as { tables: readonly JsonTable[] };
    const [summary, ...sheets] = readByOffice('run.xlsx', file('xlsx'));
    expect(summary?.pictures).toHaveLength(charts.length);
    expect(sheets).toHaveLength(tables.length);
    for (const [at, table] of tables.entries()) {
      const rows: ReportTable['rows'] = table.rows.map((row) => table.columns.map(({ key }) => row[key] ?? null));
      const expected = expectedRows({ columns: table.columns, rows }, (moment) => moment);
      expect(sheets[at]?.rows.map(rounded)).toEqual(expected.map(rounded));
    }
    expect([summary, ...sheets].flatMap((sheet) => sheet?.formulas ?? [])).toEqual([]);
  });
});

/** The program keeps fifteen digits of a number. */
function rounded(row: readonly (string | number | boolean | null)[]) {
  return row.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell));
}
