import { randomUUID } from 'node:crypto';
import type { Client } from '#domain/contract/ipc/client.ts';
import { dateOf, dayMs } from '#domain/rules/calendar/local-date.ts';
import type { World } from '../generate/world.ts';
import { benchZone } from './dashboard-asks.ts';
import type { ReportsHost } from './reports-host.ts';

export const exportFormats = ['csv', 'json', 'xlsx', 'pdf'] as const;

export interface Exported {
  readonly rows: number;
  readonly bytes: number;
  /** From the order until the window has all of the file. */
  readonly tookMs: number;
  /** The longest that somebody else waited while it was made. */
  readonly longestMs: number;
  readonly peakMiB: number | undefined;
}

const columns = [
  { key: 'number', label: '工单号', kind: 'text' },
  { key: 'subject', label: '主题', kind: 'text' },
  { key: 'at', label: '开始时间', kind: 'moment' },
  { key: 'fact.handleMs', label: '处理时长', kind: 'duration' },
  { key: 'teamName', label: '团队', kind: 'text' },
  { key: 'agentName', label: '客服', kind: 'text' },
  { key: 'fact.direction', label: '方向', kind: 'text' },
  { key: 'fact.outcome', label: '结果', kind: 'text' },
  { key: 'fact.talkMs', label: '通话时长', kind: 'duration' },
] as const;

/** Every call there is as a file, with its case where it has one, its team and who took it. */
export async function exportOnce(
  host: ReportsHost,
  world: World,
  format: (typeof exportFormats)[number],
): Promise<Exported> {
  const id = randomUUID();
  const period = { from: dateOf(Math.floor(world.begins / dayMs) - 1), to: dateOf(Math.floor(world.now / dayMs) + 1) };
  const of = { metric: 'calls', period, zone: benchZone };
  const begin = performance.now();
  let made = { size: 0, rows: 0 };
  const longestMs = await host.longestWait(async () => {
    made = await host.client.call('reportFiles.make', {
      ...{ id, format, language: 'zh-CN', zone: benchZone, report: { title: '通话' } },
      rows: { title: '通话', columns: [...columns], of },
    });
  });
  await takeAway(host.client, id, made.size);
  const tookMs = performance.now() - begin;
  const peakMiB = host.memory()?.peak;
  return { rows: made.rows, bytes: made.size, tookMs, longestMs, peakMiB };
}

async function takeAway(client: Client, id: string, size: number): Promise<void> {
  for (let offset = 0; offset < size; ) {
    const { data } = await client.call('reportFiles.piece', { id, offset });
    offset += Buffer.byteLength(data, 'base64');
  }
  await client.call('reportFiles.drop', { id });
}
