import type { FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { ids } from './ids.ts';
import { noon } from './times.ts';

/** Agent 1 has last week's volume mailed to two people every Monday at eight, since noon. */
export function buildReportSchedule(
  n = 1,
  fields: Partial<FieldsOf<'reportSchedule'>> = {},
): StoredRecord<'reportSchedule'> {
  const own: FieldsOf<'reportSchedule'> = {
    title: `业务周报 ${n}`,
    content: { page: 'volume', clock: 'wall', side: 'teamId', period: 'last-week', comparison: 'before', filters: {} },
    timing: { every: 'week', weekday: 0, monthDay: 1, time: '08:00', zone: 'Asia/Shanghai' },
    formats: ['pdf', 'xlsx'],
    language: 'zh-CN',
    recipients: ['lead@example.com', 'boss@example.com'],
    toFolder: false,
    ...{ state: 'active', since: noon, askedAt: null, ownerId: ids.agent(1), createdBy: ids.agent(1) },
    ...{ createdAt: noon, changedAt: noon, recordedAt: noon },
    ...fields,
  };
  return { collection: 'reportSchedule', id: ids.reportSchedule(n), scope: 'leads', rev: 1, fields: own };
}

/** It went to one of the two; the other's mail server refused it. */
export function buildReportRun(n = 1, fields: Partial<FieldsOf<'reportRun'>> = {}): StoredRecord<'reportRun'> {
  const own: FieldsOf<'reportRun'> = {
    ...{ scheduleId: ids.reportSchedule(1), title: '业务周报 1', reason: 'planned', dueAt: noon + n, missed: 0 },
    period: { from: '2026-02-23', to: '2026-03-01' },
    ...{ state: 'partly', attempt: 1, startedAt: noon + n, endedAt: noon + n + 2000, lookAt: null },
    files: [{ name: '业务周报 1 2026-02-23_2026-03-01.pdf', bytes: 120_000 }],
    deliveries: [
      { to: 'lead@example.com', state: 'delivered', failure: null },
      { to: 'boss@example.com', state: 'failed', failure: { kind: 'refused', said: '550 No such user' } },
    ],
    failure: { kind: 'refused', said: '550 No such user' },
    ...fields,
  };
  return { collection: 'reportRun', id: ids.reportRun(n), scope: 'leads', rev: 1, fields: own };
}
