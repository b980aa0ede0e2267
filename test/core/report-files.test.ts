// Reports leave a real device as files: read in a thread, written in another, kept sealed until a window takes them away.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeThreads } from '#core/adapters/node-threads.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import type { reportFileProcedures } from '#domain/contract/ipc/report-file-procedures.ts';
import { buildReport, formulaPayloads } from '../builders/report.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork, deviceOfTest } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase } from '../harness/work-on-cases.ts';

type Asked = InputOf<(typeof reportFileProcedures)['reportFiles.make']>;

/** Of one line each, as subjects are; what stands around them is cut off where they are written down. */
const payloads = formulaPayloads.map((text) => text.trim()).filter((text, at, all) => all.indexOf(text) === at);
const subjects = ['退款没到账', '繁體：收據遺失', 'Where is my order, "please"?', ...payloads];
const dayMs = 24 * 3_600_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const period = { from: dayOf(Date.now() - 9 * dayMs), to: dayOf(Date.now() + dayMs) };

let server: TeamServer;
let ben: CoreDevice;
let folder: string;
beforeAll(async () => {
  server = await startQuickTeam();
  folder = temporaryFolder(afterAll);
  ben = await deviceAtWork('ben', { serverUrl: server.url, folder, threads: nodeThreads });
  for (const subject of subjects) await openedCase(ben, subject, { teamId: server.teamId, channel: 'chat' });
  await eventually(async () => expect((await rowsShown(ben)).total).toBe(subjects.length));
  return async () => {
    await ben.close();
    await server.close();
  };
});

const rowsShown = ({ client }: CoreDevice) => client.call('reports.rows', { metric: 'created', period, limit: 500 });

const { title, about, definitions, tables, charts } = buildReport();
const rows: NonNullable<Asked['rows']> = {
  title: '工单',
  columns: [
    { key: 'number', label: '工单号', kind: 'text' },
    { key: 'subject', label: '主题', kind: 'text' },
    { key: 'at', label: '创建时间', kind: 'moment' },
    { key: 'fact.channel', label: '渠道', kind: 'text' },
  ],
  of: { metric: 'created', period },
};

function asked(format: Asked['format'], changed: Partial<Asked> = {}): Asked {
  return {
    ...{ id: randomUUID(), format, language: 'zh-CN', zone: 'Asia/Shanghai', rows },
    report: { title, about, definitions, tables, charts } as Asked['report'],
    choices: { 'fact.channel.chat': '在线聊天' },
    ...changed,
  };
}

async function exported({ client }: CoreDevice, order: Asked) {
  const made = await client.call('reportFiles.make', order);
  const pieces: Buffer[] = [];
  for (let offset = 0; offset < made.size; ) {
    const { data } = await client.call('reportFiles.piece', { id: order.id, offset });
    const piece = Buffer.from(data, 'base64');
    pieces.push(piece);
    offset += piece.length;
  }
  await client.call('reportFiles.drop', { id: order.id });
  return { made, bytes: Buffer.concat(pieces) };
}

/** Files of reports that lie on the device's disk, in whatever state. */
function filesLeft(): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all.filter((path) => /report-exports./.test(path));
}

describe('a lead takes a report out', () => {
  it('as CSV: what the list shows, with its values called as they are shown', async () => {
    const { made, bytes } = await exported(ben, asked('csv'));
    const shown = await rowsShown(ben);
    const [head, ...lines] = parse(bytes, { bom: true });
    expect(head).toEqual(['工单号', '主题', '创建时间', '渠道']);
    const harmless = (text: string | null) => (text && payloads.includes(text) ? `'${text}` : text);
    expect(lines.map(([number, subject]) => [number, subject])).toEqual(
      shown.rows.map(({ number, subject }) => [number, harmless(subject)]),
    );
    expect(new Set(lines.map((line) => line[3]))).toEqual(new Set(['在线聊天']));
    expect(made).toMatchObject({ mediaType: 'text/csv', rows: subjects.length });
    expect(made.fileName).toMatch(/^holdfast-业务量-\d{4}-\d\d-\d\d\.csv$/);
  });

  it('as JSON and as a workbook, with the rows in both', async () => {
    const json = JSON.parse((await exported(ben, asked('json'))).bytes.toString());
    const sheets = (await readXlsx((await exported(ben, asked('xlsx'))).bytes)).sheets;
    expect(sheets.map(({ name }) => name)).toEqual(['Summary', '指标', '工单']);
    const inSheet = sheets[2]?.rows.slice(1).map(([number, subject]) => ({ number, subject }));
    expect(inSheet).toEqual(json.rows.rows.map(({ number, subject }: Record<string, string>) => ({ number, subject })));
    expect(new Set(inSheet?.map(({ subject }) => subject))).toEqual(new Set(subjects));
  });

  it('as a PDF, and its chart as a picture', async () => {
    const pdf = await exported(ben, asked('pdf'));
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.bytes)));
    const words = text.join('\n').replaceAll(/\s/g, '');
    for (const subject of subjects) expect(words).toContain(subject.replaceAll(/\s/g, ''));
    const png = await exported(ben, asked('png', { rows: null }));
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    // Twice as wide as on the screen.
    expect(png.bytes.readUInt32BE(16)).toBe(800);
    const svg = await exported(ben, asked('svg', { rows: null }));
    expect(svg.bytes.toString()).toBe(charts[0]?.svg);
  }, 60_000);

  it('and it is in the history who took what, on every lead’s device', async () => {
    await exported(ben, asked('csv', { report: { title: '投诉', tables: [] } }));
    const root = await deviceOfTest('root', { serverUrl: server.url });
    await eventually(async () => {
      const [last] = await root.client.call('reportFiles.list', {});
      expect(last).toMatchObject({ agentName: 'Ben Weaver', format: 'csv', title: '投诉', rows: subjects.length });
    });
  });

  it('and nothing of it lies on the disk in the clear', async () => {
    const order = asked('csv');
    await ben.client.call('reportFiles.make', order);
    const [kept] = filesLeft();
    expect(kept).toBeDefined();
    expect(readFileSync(join(folder, kept ?? '')).includes('退款没到账')).toBe(false);
    await ben.client.call('reportFiles.drop', { id: order.id });
    expect(filesLeft()).toEqual([]);
  });
});

describe('a file that is not wanted any more', () => {
  it('is given up, and what was written of it removed', async () => {
    const order = asked('xlsx');
    const making = ben.client.call('reportFiles.make', order);
    await ben.client.call('reportFiles.cancel', { id: order.id });
    await expect(making).rejects.toMatchObject({ kind: 'cancelled' });
    expect(filesLeft()).toEqual([]);
    await expect(ben.client.call('reportFiles.piece', { id: order.id, offset: 0 })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('is not in the history', async () => {
    const before = await ben.client.call('reportFiles.list', {});
    const order = asked('csv');
    const making = ben.client.call('reportFiles.make', order);
    await ben.client.call('reportFiles.cancel', { id: order.id });
    await expect(making).rejects.toMatchObject({ kind: 'cancelled' });
    expect(await ben.client.call('reportFiles.list', {})).toHaveLength(before.length);
  });
});

it('an agent takes none out', async () => {
  const anna = await deviceOfTest('anna', { serverUrl: server.url });
  await expect(anna.client.call('reportFiles.make', asked('csv'))).rejects.toMatchObject({ kind: 'forbidden' });
});

it('what there is no table or chart for is refused', async () => {
  const nothing = { title: '空', tables: [], charts: [] };
  await expect(
    ben.client.call('reportFiles.make', asked('csv', { report: nothing, rows: null })),
  ).rejects.toMatchObject({
    kind: 'bad-request',
  });
  await expect(ben.client.call('reportFiles.make', asked('png', { report: nothing }))).rejects.toMatchObject({
    kind: 'bad-request',
  });
  const secret = { ...rows, columns: [{ key: 'customerSecret.number', label: '证件号', kind: 'text' as const }] };
  await expect(ben.client.call('reportFiles.make', asked('csv', { rows: secret }))).rejects.toMatchObject({
    kind: 'bad-request',
  });
});

it('files that a device had when it was closed are gone when it opens', async () => {
  const place = temporaryFolder(afterAll);
  const options = { serverUrl: server.url, folder: place };
  const first = await deviceAtWork('ben', options);
  await first.client.call('reportFiles.make', asked('svg', { rows: null }));
  await first.close();
  expect(existsSync(place)).toBe(true);
  expect(
    readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((path) => /report-exports./.test(path)),
  ).toEqual([]);
});
