import type { FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { ids } from './ids.ts';
import { noon } from './times.ts';

/** Agent 1 took a report out as a workbook. */
export function buildReportExport(n = 1, fields: Partial<FieldsOf<'reportExport'>> = {}): StoredRecord<'reportExport'> {
  const own: FieldsOf<'reportExport'> = {
    ...{ agentId: ids.agent(1), format: 'xlsx', title: '业务量', rows: n, happenedAt: noon, recordedAt: noon },
    ...fields,
  };
  return { collection: 'reportExport', id: ids.reportExport(n), scope: 'leads', rev: 1, fields: own };
}
