import type { FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { ids } from './ids.ts';
import { day, noon } from './times.ts';

/** The nth review: of October, of all teams, begun by agent 1 n days after noon, open. */
export function buildServiceReview(
  n = 1,
  fields: Partial<FieldsOf<'serviceReview'>> = {},
): StoredRecord<'serviceReview'> {
  const own: FieldsOf<'serviceReview'> = {
    ...{ title: `复盘 ${n}`, firstDay: '2025-10-01', lastDay: '2025-10-31', zone: 'Asia/Shanghai', teamId: null },
    ...{ summary: '', state: 'open', figures: [], examples: [], closedBy: null, closedAt: null },
    ...{ createdBy: ids.agent(1), createdAt: noon + n * day, recordedAt: noon + n * day },
    ...fields,
  };
  return { collection: 'serviceReview', id: ids.serviceReview(n), scope: 'leads', rev: 1, fields: own };
}

/** The nth action: of review 1, owned by agent 2, open. */
export function buildImprovementAction(
  n = 1,
  fields: Partial<FieldsOf<'improvementAction'>> = {},
): StoredRecord<'improvementAction'> {
  const own: FieldsOf<'improvementAction'> = {
    ...{ reviewId: ids.serviceReview(1), teamId: null, text: `措施 ${n}`, ownerId: ids.agent(2), dueOn: '2025-11-30' },
    ...{ state: 'open', outcome: '', settledBy: null, settledAt: null },
    ...{ createdBy: ids.agent(1), createdAt: noon + day, recordedAt: noon + day },
    ...fields,
  };
  return { collection: 'improvementAction', id: ids.improvementAction(n), scope: 'workspace', rev: 1, fields: own };
}
